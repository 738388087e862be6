// The module "vscode" only exists inside the editor. Outside of it, for its library and for our own bundle, this is one that
// can be called, extended and read wherever somebody asks; what a test wants to be something, it gives a name and a value.
const Module = require("node:module");

const known = new Map([
  ["vscode.version", "1.100.0"],
  ["vscode.workspace.workspaceFolders", undefined],
  ["vscode.workspace.textDocuments", []],
]);

function anything(name) {
  if (!known.has(name)) {
    known.set(
      name,
      new Proxy(class {}, {
        get: (target, key) =>
          key === Symbol.toPrimitive ? () => 0 : key === "prototype" ? target.prototype : key === "then" ? undefined : anything(`${name}.${String(key)}`),
        apply: () => anything(`${name}()`),
        construct: (target, _, made) =>
          new Proxy(Reflect.construct(target, [], made), {
            get: (object, key) => (key in object || typeof key === "symbol" || key === "then" ? object[key] : anything(`${name}#${key}`)),
          }),
      }),
    );
  }
  return known.get(name);
}

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? anything("vscode") : load.call(Module, request, ...rest));

exports.know = (name, value) => known.set(name, value);
