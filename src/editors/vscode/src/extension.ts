import vscode = require("vscode");
import { LanguageClient, type LanguageClientOptions, type ServerOptions, Trace } from "vscode-languageclient/node";
import { exists, serverCommand } from "./settings";

const SECTION = "kubectl-telemetry";
const OPEN_COMMAND = "kubectl-telemetry.open";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("kubectl-telemetry.restart", restart),
    vscode.commands.registerCommand("kubectl-telemetry.preview", () => open("preview")),
    vscode.commands.registerCommand("kubectl-telemetry.configuration", () => open("generated configuration")),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(`${SECTION}.path`) || event.affectsConfiguration(`${SECTION}.diagnostics`)) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const command = serverCommand(settings.get("path"), settings.get("diagnostics"));
  if (!exists(command.command, process.env, process.platform)) {
    await missing(command.command);
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server: ServerOptions = { ...command, options: folder === undefined ? {} : { cwd: folder } };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "yaml" },
      { scheme: "untitled", language: "yaml" },
    ],
    diagnosticCollectionName: SECTION,
  };
  const started = new LanguageClient(SECTION, "kubectl-telemetry", server, options);
  client = started;
  try {
    await started.start();
    await started.setTrace(Trace.fromString(settings.get("trace.server", "off")));
  } catch {
    // The client has told why.
    client = undefined;
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running !== undefined) {
    await running.dispose();
  }
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

/** The program is not installed, or not where the editor looks for it. */
async function missing(program: string): Promise<void> {
  const choose = "Choose its path";
  const chosen = await vscode.window.showErrorMessage(
    `There is no program "${program}". Install kubectl-telemetry, or say where it is.`,
    choose,
  );
  if (chosen === choose) {
    await vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.path`);
  }
}

/** What a lens of this title opens, of the pipeline at the cursor. The server has the document, and shows it. */
async function open(title: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || client === undefined) {
    return;
  }
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    editor.document.uri,
    Number.MAX_SAFE_INTEGER,
  );
  const ours = all.filter((lens) => lens.command?.command === OPEN_COMMAND && lens.command.title === title);
  const above = ours.filter((lens) => lens.range.start.isBeforeOrEqual(editor.selection.active));
  const command = (above.at(-1) ?? ours[0])?.command;
  if (command === undefined) {
    await vscode.window.showInformationMessage("There is no MetricPipeline in this file.");
    return;
  }
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
