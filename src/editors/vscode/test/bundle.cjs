// The bundle, as the editor loads it, starts the program of the settings, and ends it.
//   node test/bundle.cjs BUNDLE PROGRAM
const assert = require("node:assert/strict");
const { know } = require("./vscode.cjs");

const [bundle, program] = process.argv.slice(2);
const commands = new Map();
const messages = [];
const settings = { path: program, diagnostics: "beyond-schema", "trace.server": "off" };
know("vscode.workspace.getConfiguration", () => ({ get: (name, otherwise) => settings[name] ?? otherwise }));
know("vscode.commands.registerCommand", (name, action) => {
  commands.set(name, action);
  return { dispose: () => commands.delete(name) };
});
know("vscode.window.showErrorMessage", (message) => void messages.push(message));

(async () => {
  const extension = require(bundle);
  const context = { subscriptions: [] };
  await extension.activate(context);
  assert.deepEqual(messages, []);
  for (const ours of require("../package.json").contributes.commands) {
    assert.ok(commands.has(ours.command), `${ours.command} is not registered`);
  }
  assert.ok(commands.has("kubectl-telemetry.open"), "the server's own command comes with the server");
  await extension.deactivate();
  assert.ok(!commands.has("kubectl-telemetry.open"), "and goes with it");

  settings.path = "/nowhere/kubectl-telemetry";
  await extension.activate(context);
  assert.equal(messages.length, 1, "a program that is not there is told");
  assert.match(messages[0], /^There is no program "\/nowhere\/kubectl-telemetry"/);
  console.log("ok");
  process.exit(0);
})().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
