#!/usr/bin/env node
/** Where the program starts: loads it piece by piece, with what was compiled of it in earlier runs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { CodeCache } from './code-cache.ts';

const FOLDER = join(__dirname, 'cli');
const MAIN = 'main.cjs';
const PARAMETERS = 'exports, require, module, __filename, __dirname';

const requireByNode = createRequire(__filename);
/** Null until the first pieces are there: they are small, and a version or a wrong word needs no others. */
let cache: CodeCache | null = null;
const loaded = new Map<string, { exports: object }>();

function load(name: string): object {
  const before = loaded.get(name);
  if (before) return before.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const path = join(FOLDER, name);
  const bytes = readFileSync(path);
  const code = `(function (${PARAMETERS}) {${bytes.toString()}\n})`;
  const script = cache?.compile({ name, bytes, code }, path) ?? new Script(code, { filename: path });
  script.runInThisContext().call(module.exports, module.exports, requirePiece, module, path, FOLDER);
  return module.exports;
}

/** Pieces know each other by their names; everything else is Node's to find. */
const requirePiece = Object.assign(
  (id: string) => (id.startsWith('./') ? load(id.slice(2)) : requireByNode(id)),
  requireByNode,
);

load(MAIN);
cache = new CodeCache(__filename, join(FOLDER, 'compiled'));
