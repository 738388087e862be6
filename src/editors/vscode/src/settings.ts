import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** The program and its arguments. */
export interface ServerCommand {
  readonly command: string;
  readonly args: string[];
}

/** What starts the server, from what a person has set; what is not set or makes no sense counts as the default. */
export function serverCommand(path: string | undefined, diagnostics: string | undefined): ServerCommand {
  const command = path === undefined || path.trim() === "" ? "kubectl-telemetry" : path.trim();
  const scope = diagnostics === "beyond-schema" ? diagnostics : "all";
  return { command, args: ["lsp", `--diagnostics=${scope}`] };
}

/** Whether there is such a program: a path, or a name on PATH. */
export function exists(command: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  const windows = platform === "win32";
  const folders = /[\\/]/.test(command) ? [""] : (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter);
  const endings = windows ? ["", ...(environment["PATHEXT"] ?? ".EXE;.CMD;.BAT").split(";")] : [""];
  return folders.some((folder) => endings.some((ending) => isExecutable(folder === "" ? resolve(command + ending) : join(folder, command + ending))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
