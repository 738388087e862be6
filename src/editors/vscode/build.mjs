// Bundles the extension into one file, writes down whose work is in it, under which licence, and packs both.
//   node build.mjs [VERSION]
import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  metafile: true,
  logLevel: "warning",
});

const folders = new Set(
  Object.keys(metafile.inputs)
    .map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
    .filter((folder) => folder !== undefined),
);
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\..*)?$/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} has no file with its licence in ${dirname(folder)}`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync("dist/THIRD-PARTY.txt", notices.join(`\n${"-".repeat(80)}\n\n`));

// The editor's market knows no snapshots.
const version = process.argv[2]?.replace(/-SNAPSHOT$/, "");
await createVSIX({
  packagePath: "kubectl-telemetry.vsix",
  dependencies: false,
  allowMissingRepository: true,
  ...(version === undefined ? {} : { version, updatePackageJson: false, gitTagVersion: false }),
});
