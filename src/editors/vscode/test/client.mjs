// Visual Studio Code without its window: the same protocol library, the same capabilities, real messages to a real server.
//   node test/client.mjs FOLDER PROGRAM [ARGUMENT...]
// FOLDER has shop.yaml, a broken pipeline, and role.yaml, which refers to it: NodeClientTest makes them.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node";

const [folder, program, ...given] = process.argv.slice(2);
const capabilities = createRequire(import.meta.url)("./capabilities.cjs");
const PATIENCE = 60_000;
const MISTAKE = "TEL2111";

/** A text as an editor has it; positions count UTF-16 units, as JavaScript does. */
class Text {
  version = 1;

  constructor(uri, text) {
    this.uri = uri;
    this.text = text;
  }

  offset({ line, character }) {
    return this.text.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  }

  position(offset) {
    const lines = this.text.slice(0, offset).split("\n");
    return { line: lines.length - 1, character: lines.at(-1).length };
  }

  /** The position some units behind the start of a word. */
  at(word, behind = 0) {
    const found = this.text.indexOf(word);
    assert.notEqual(found, -1, `there is no ${word} in\n${this.text}`);
    return this.position(found + behind);
  }

  in({ start, end }) {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  apply(edits) {
    for (const { range, newText } of [...edits].sort((a, b) => this.offset(b.range.start) - this.offset(a.range.start))) {
      this.text = this.text.slice(0, this.offset(range.start)) + newText + this.text.slice(this.offset(range.end));
    }
  }
}

/** A server process and a connection to it. */
class Editor {
  shown = [];
  registered = [];
  published = new Map();
  #waiting = [];

  constructor() {
    this.process = spawn(program, [...given, "lsp", "--diagnostics=all"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    this.exited = once(this.process, "exit");
    this.connection = protocol.createProtocolConnection(this.process.stdout, this.process.stdin);
    this.connection.onRequest("window/showDocument", (params) => {
      this.shown.push(params.uri);
      return { success: true };
    });
    this.connection.onRequest("client/registerCapability", ({ registrations }) => void this.registered.push(...registrations));
    this.connection.onRequest("workspace/diagnostic/refresh", () => null);
    this.connection.onNotification("textDocument/publishDiagnostics", (params) => {
      this.published.set(params.uri, params);
      this.#waiting.splice(0).forEach((wake) => wake());
    });
    this.connection.listen();
  }

  async initialize(said) {
    const result = await this.ask("initialize", {
      processId: process.pid,
      clientInfo: { name: "Visual Studio Code", version: "1.100.0" },
      locale: "en",
      rootPath: folder,
      rootUri: pathToFileURL(folder).href,
      capabilities: said,
      trace: "off",
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "work" }],
    });
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  async ask(method, params) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${method} was not answered in ${PATIENCE} ms`)), PATIENCE);
    });
    const answer = params === undefined ? this.connection.sendRequest(method) : this.connection.sendRequest(method, params);
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  tell(method, params) {
    return params === undefined ? this.connection.sendNotification(method) : this.connection.sendNotification(method, params);
  }

  async open(name) {
    const text = new Text(pathToFileURL(join(folder, name)).href, readFileSync(join(folder, name), "utf8"));
    await this.tell("textDocument/didOpen", { textDocument: { uri: text.uri, languageId: "yaml", version: 1, text: text.text } });
    return text;
  }

  /** Types over a range, as VS Code tells it. */
  async type(text, range, newText) {
    text.apply([{ range, newText }]);
    text.version++;
    await this.tell("textDocument/didChange", {
      textDocument: { uri: text.uri, version: text.version },
      contentChanges: [{ range, text: newText }],
    });
  }

  pull(text, previousResultId) {
    return this.ask("textDocument/diagnostic", { textDocument: { uri: text.uri }, identifier: "kubectl-telemetry", previousResultId });
  }

  /** Waits for pushed diagnostics that fit. */
  async pushed(text, fits) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const seen = this.published.get(text.uri);
      if (seen !== undefined && (seen.version ?? 0) >= text.version && fits(seen.diagnostics)) {
        return seen.diagnostics;
      }
      const left = end - Date.now();
      assert.ok(left > 0, `diagnostics do not come; the last are ${JSON.stringify(seen)}`);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  kill() {
    this.process.kill("SIGKILL");
    this.connection.dispose();
  }
}

const about = (text, position) => ({ textDocument: { uri: text.uri }, position });
const codes = (diagnostics) => diagnostics.map((diagnostic) => diagnostic.code);
const errors = (diagnostics) => diagnostics.filter((diagnostic) => diagnostic.severity === 1);

describe("an editor that asks for diagnostics", { concurrency: false }, () => {
  const editor = new Editor();
  let features;
  let shop;
  after(() => editor.kill());

  before(async () => {
    ({ capabilities: features } = await editor.initialize(capabilities));
    shop = await editor.open("shop.yaml");
  });

  test("the server says what it can do", () => {
    assert.equal(features.positionEncoding, "utf-16");
    assert.equal(features.textDocumentSync.change, 2);
    assert.equal(features.diagnosticProvider.interFileDependencies, true);
    assert.deepEqual(features.workspace.textDocumentContent.schemes, ["telemetry-generated"]);
    assert.ok(features.codeActionProvider.codeActionKinds.includes("quickfix"));
  });

  test("diagnostics count in UTF-16 units", async () => {
    const report = await editor.pull(shop);
    assert.equal(report.kind, "full");
    const mistake = report.items.filter((item) => item.code === MISTAKE);
    assert.equal(mistake.length, 1, JSON.stringify(report.items));
    assert.equal(shop.in(mistake[0].range), "IsMatchh");
    assert.match(mistake[0].codeDescription.href, /^file:/);
    assert.equal(editor.published.size, 0, "nothing is pushed to an editor that asks");

    const again = await editor.pull(shop, report.resultId);
    assert.equal(again.kind, "unchanged");
  });

  test("diagnostics of the workspace name its files", async () => {
    const { items } = await editor.ask("workspace/diagnostic", { previousResultIds: [] });
    const file = items.find((item) => item.uri === shop.uri);
    assert.ok(codes(file.items).includes(MISTAKE), JSON.stringify(items));
    const known = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const again = await editor.ask("workspace/diagnostic", { previousResultIds: known });
    assert.ok(again.items.every((item) => item.kind === "unchanged"), JSON.stringify(again.items));
  });

  test("candidates have their documentation, and replace the word", async () => {
    const answer = await editor.ask("textDocument/completion", {
      ...about(shop, shop.at("IsMatchh", 7)),
      context: { triggerKind: 1 },
    });
    const items = Array.isArray(answer) ? answer : answer.items;
    const candidate = items.find((item) => item.label === "IsMatch");
    assert.ok(candidate, JSON.stringify(items.map((item) => item.label)));
    // Nothing is left to ask for: no resolve, so the first answer has the words.
    assert.notEqual(features.completionProvider.resolveProvider, true);
    assert.ok((candidate.documentation?.value ?? candidate.documentation ?? "").length > 0, JSON.stringify(candidate));
    assert.equal(candidate.insertTextFormat, 2, "a function comes with places for its arguments");
    const { newText, range, replace } = candidate.textEdit;
    assert.equal(shop.in(replace ?? range).slice(0, 7), "IsMatch");
    assert.match(newText, /^IsMatch/);
  });

  test("hover, signature, symbols, folds, selections and links are answered", async () => {
    const hover = await editor.ask("textDocument/hover", about(shop, shop.at("metric.unit", 8)));
    assert.equal(hover.contents.kind, "markdown");
    assert.match(hover.contents.value, /metric\.unit/);
    const help = await editor.ask("textDocument/signatureHelp", about(shop, shop.at('set(metric.unit, "ms")', 17)));
    assert.match(help.signatures[0].label, /^set\(/);
    assert.equal(help.activeParameter ?? help.signatures[0].activeParameter, 1);
    const symbols = await editor.ask("textDocument/documentSymbol", { textDocument: { uri: shop.uri } });
    assert.equal(symbols[0].name, "shop");
    assert.ok(symbols[0].children.length > 0);
    const folds = await editor.ask("textDocument/foldingRange", { textDocument: { uri: shop.uri } });
    assert.ok(folds.length > 3);
    const [selection] = await editor.ask("textDocument/selectionRange", {
      textDocument: { uri: shop.uri },
      positions: [shop.at("metric.unit")],
    });
    assert.ok(selection.parent.parent, "a selection can grow twice");
    await editor.ask("textDocument/documentLink", { textDocument: { uri: shop.uri } });
    await editor.ask("textDocument/documentHighlight", about(shop, shop.at("name: shop", 6)));
  });

  test("semantic tokens colour OTTL and count in UTF-16 units", async () => {
    const { data } = await editor.ask("textDocument/semanticTokens/full", { textDocument: { uri: shop.uri } });
    const { tokenTypes } = features.semanticTokensProvider.legend;
    const tokens = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      line += data[i];
      character = data[i] === 0 ? character + data[i + 1] : data[i + 1];
      const start = { line, character };
      tokens.push(`${tokenTypes[data[i + 3]]} ${shop.in({ start, end: { line, character: character + data[i + 2] } })}`);
    }
    assert.ok(tokens.includes("function set"), tokens.join(", "));
    assert.ok(tokens.includes("keyword where"), tokens.join(", "));
    assert.ok(tokens.includes('string "🛒 näh"'), tokens.join(", "));
    assert.ok(tokens.some((token) => token.endsWith(" IsMatchh")), tokens.join(", "));
  });

  test("a fix is applied, and what was wrong is gone", async () => {
    const field = shop.at("inp:");
    await editor.type(shop, { start: { ...field, character: field.character + 3 }, end: { ...field, character: field.character + 3 } }, "ut");
    const report = await editor.pull(shop);
    const quotes = report.items.find((item) => shop.in(item.range) === '"true"');
    assert.ok(quotes, JSON.stringify(report.items));
    const actions = await editor.ask("textDocument/codeAction", {
      textDocument: { uri: shop.uri },
      range: quotes.range,
      context: { diagnostics: [quotes], only: ["quickfix"], triggerKind: 1 },
    });
    const fix = actions.find((action) => action.title === "Take the quotes off");
    assert.ok(fix, JSON.stringify(actions.map((action) => action.title)));
    const [{ textDocument, edits }] = fix.edit.documentChanges;
    assert.deepEqual(textDocument, { uri: shop.uri, version: shop.version });
    for (const edit of edits) {
      await editor.type(shop, edit.range, edit.newText);
    }
    const typed = shop.at("IsMatchh", 7);
    await editor.type(shop, { start: typed, end: { ...typed, character: typed.character + 1 } }, "");
    assert.deepEqual(errors((await editor.pull(shop)).items), []);
    assert.match(shop.text, /enabled: true\n/);
  });

  test("an edit that breaks the document is told, and mended", async () => {
    const start = shop.at("spec:");
    await editor.type(shop, { start, end: start }, '\t"{');
    assert.notDeepEqual(errors((await editor.pull(shop)).items), []);
    await editor.ask("textDocument/completion", about(shop, shop.at("metric.unit", 3)));
    await editor.type(shop, { start, end: { ...start, character: 3 } }, "");
    assert.deepEqual(errors((await editor.pull(shop)).items), []);
  });

  test("a pipeline is renamed with its references", async () => {
    const ready = await editor.ask("textDocument/prepareRename", about(shop, shop.at("name: shop", 7)));
    assert.equal(ready.placeholder, "shop");
    const { documentChanges } = await editor.ask("textDocument/rename", { ...about(shop, shop.at("name: shop", 7)), newName: "store" });
    const files = documentChanges.map((change) => change.textDocument.uri.split("/").at(-1)).sort();
    assert.deepEqual(files, ["role.yaml", "shop.yaml"]);
    await assert.rejects(editor.ask("textDocument/rename", { ...about(shop, shop.at("name: shop", 7)), newName: "No Name" }), /./);
  });

  test("a lens opens a document that only the server has", async () => {
    const lenses = await editor.ask("textDocument/codeLens", { textDocument: { uri: shop.uri } });
    assert.deepEqual(lenses.map((lens) => lens.command.title), ["preview", "generated configuration"]);
    for (const { command } of lenses) {
      await editor.ask("workspace/executeCommand", { command: command.command, arguments: command.arguments });
    }
    assert.equal(editor.shown.length, 2);
    assert.match(editor.shown[1], /^telemetry-generated:/);
    const { text } = await editor.ask("workspace/textDocumentContent", { uri: editor.shown[1] });
    assert.match(text, /receivers:/);
    const preview = await editor.ask("workspace/textDocumentContent", { uri: editor.shown[0] });
    assert.ok(preview.text.length > 0);
  });

  test("files are watched", () => {
    assert.ok(editor.registered.some((registration) => registration.method === "workspace/didChangeWatchedFiles"));
  });

  test("a file that was closed gives empty answers", async () => {
    await editor.tell("textDocument/didClose", { textDocument: { uri: "untitled:Untitled-1" } });
    const gone = new Text("untitled:Untitled-1", "");
    assert.equal(await editor.ask("textDocument/hover", about(gone, { line: 3, character: 4 })), null);
    assert.deepEqual((await editor.pull(gone)).items, []);
    await editor.tell("textDocument/didChange", { textDocument: { uri: gone.uri, version: 9 }, contentChanges: [{ text: "a" }] });
    assert.equal(await editor.ask("textDocument/hover", about(gone, { line: 0, character: 0 })), null);
  });

  test("a request can be cancelled", async () => {
    const cancel = new protocol.CancellationTokenSource();
    const answer = editor.connection.sendRequest("textDocument/completion", about(shop, shop.at("metric.unit", 3)), cancel.token);
    cancel.cancel();
    const outcome = await answer.then(() => "answered", (problem) => problem.code);
    assert.ok(["answered", protocol.LSPErrorCodes.RequestCancelled].includes(outcome), String(outcome));
  });

  test("shutdown, then exit, is success", async () => {
    assert.equal(await editor.ask("shutdown"), null);
    await assert.rejects(editor.ask("textDocument/hover", about(shop, { line: 0, character: 0 })), { code: -32600 });
    await editor.tell("exit");
    assert.deepEqual(await editor.exited, [0, null]);
  });
});

describe("an editor that is told diagnostics", { concurrency: false }, () => {
  const editor = new Editor();
  let shop;
  after(() => editor.kill());

  before(async () => {
    const { diagnostic: _, ...textDocument } = capabilities.textDocument;
    const { capabilities: features } = await editor.initialize({ ...capabilities, textDocument });
    assert.equal(features.diagnosticProvider, undefined);
    shop = await editor.open("shop.yaml");
  });

  test("they come when a file is opened, and follow the edits", async () => {
    const first = await editor.pushed(shop, (diagnostics) => diagnostics.length > 0);
    assert.equal(shop.in(first.find((diagnostic) => diagnostic.code === MISTAKE).range), "IsMatchh");
    const typed = shop.at("IsMatchh", 7);
    await editor.type(shop, { start: typed, end: { ...typed, character: typed.character + 1 } }, "");
    await editor.pushed(shop, (diagnostics) => !codes(diagnostics).includes(MISTAKE));
  });

  test("of many edits the last one counts", async () => {
    const at = shop.at("spec:", 5);
    for (let i = 0; i < 50; i++) {
      await editor.type(shop, { start: at, end: i % 2 === 0 ? at : { ...at, character: at.character + 4 } }, i % 2 === 0 ? ' "{x' : "");
    }
    await editor.pushed(shop, (diagnostics) => !codes(diagnostics).includes(MISTAKE));
    assert.equal(editor.published.get(shop.uri).version, shop.version);
  });

  test("exit without shutdown is a failure", async () => {
    await editor.tell("exit");
    assert.deepEqual(await editor.exited, [1, null]);
  });
});
