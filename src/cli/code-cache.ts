/**
 * What V8 compiled of the program in an earlier run, kept beside the program: a third of the time of a small input is
 * compiling. V8 takes such bytes as they are (damaged ones end the process), so they are worth what a program is:
 *
 * - they lie in a folder of the program's own, which belongs to whoever the program belongs to and in which nobody else
 *   may write; only that user's runs write there;
 * - each file begins with a digest of the source it was compiled from and of the rest of it;
 * - whether they fit the running V8 and its flags, V8 looks at itself.
 *
 * Where any of this does not hold, the program is compiled as if there were no cache, and nothing is said.
 */
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

const DIGEST = 'sha256';
/** What SHA-256 gives. */
const DIGEST_BYTES = 32;
/** Of a folder's mode: others than its owner may write in it. */
const WRITABLE_BY_OTHERS = 0o022;
/** Modes of what is written, where the user's mask allows others more. */
const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;

/** A piece of the program. */
export interface Piece {
  /** Name of its file, without folder. */
  name: string;
  /** What its file holds: the code that was compiled is known by that. */
  bytes: Uint8Array;
  /** What is to be compiled. */
  code: string;
}

export class CodeCache {
  readonly #program: string;
  readonly #folder: string;
  #mayRead: boolean | null = null;
  #mayWrite: boolean | null = null;
  /** Compiled in this run, with the file it is to be kept in. */
  readonly #compiled: { piece: Piece; script: Script }[] = [];

  /**
   * @param program a file of the program: the cache is trusted if it belongs to the owner of this one
   * @param folder where the caches of all versions of Node are; one of the program's own folders
   */
  constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = join(folder, `${process.version}-${process.platform}-${process.arch}`);
  }

  /** Compiles a piece, or takes what an earlier run compiled. */
  compile(piece: Piece, path: string): Script {
    this.#mayRead ??= isWanted() && this.#isOurs();
    const cachedData = this.#mayRead ? this.#read(piece) : null;
    if (cachedData !== null) return new Script(piece.code, { filename: path, cachedData });
    const script = new Script(piece.code, { filename: path });
    this.#mayWrite ??= isWanted() && this.#prepareWriting();
    if (this.#mayWrite) this.#compiled.push({ piece, script });
    return script;
  }

  #isOurs(): boolean {
    try {
      const { uid, mode } = statSync(this.#folder);
      return uid === statSync(this.#program).uid && (mode & WRITABLE_BY_OTHERS) === 0;
    } catch {
      return false;
    }
  }

  #read(piece: Piece): Uint8Array | null {
    try {
      const file = readFileSync(this.#pathOf(piece));
      const compiled = file.subarray(DIGEST_BYTES);
      return digestOf(piece, compiled).equals(file.subarray(0, DIGEST_BYTES)) ? compiled : null;
    } catch {
      return null;
    }
  }

  /** False when this user's runs do not write, or cannot. */
  #prepareWriting(): boolean {
    try {
      if (statSync(this.#program).uid !== process.getuid?.()) return false;
      mkdirSync(this.#folder, { recursive: true, mode: FOLDER_MODE });
      accessSync(this.#folder, constants.W_OK);
      if (!this.#isOurs()) return false;
      const flags = flagsOfV8();
      // At the end of a run everything it used is compiled.
      process.once('exit', () => this.#writeAll(flags));
      return true;
    } catch {
      return false;
    }
  }

  /** @param flags of V8 when the run began: what it compiled with others is of no use to a run that begins without them */
  #writeAll(flags: number): void {
    try {
      if (flagsOfV8() !== flags) return;
      for (const { piece, script } of this.#compiled) this.#write(piece, script);
    } catch {
      // A full disk, or a folder that is gone: the next run compiles again.
    }
  }

  /** A reader sees the whole file or none: runs at the same time write the same, each to a file of its own first. */
  #write(piece: Piece, script: Script): void {
    const path = this.#pathOf(piece);
    const unfinished = `${path}.${process.pid}`;
    try {
      const compiled = script.createCachedData();
      const bytes = Buffer.concat([digestOf(piece, compiled), compiled]);
      writeFileSync(unfinished, bytes, { flag: 'wx', mode: FILE_MODE });
      renameSync(unfinished, path);
    } finally {
      rmSync(unfinished, { force: true });
    }
  }

  #pathOf({ name }: Piece): string {
    return join(this.#folder, `${name}.bin`);
  }
}

/** Node's own switch for its own cache of this kind; Windows has no owners that Node could tell. */
function isWanted(): boolean {
  return !process.env['NODE_DISABLE_COMPILE_CACHE'] && process.getuid !== undefined;
}

/** node:crypto is loaded when there is something to compare: that takes 5 ms. */
function digestOf({ bytes }: Piece, compiled: Uint8Array): Buffer {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash(DIGEST).update(bytes).update(compiled).digest();
}

/** A number that changes with V8's version and flags. */
function flagsOfV8(): number {
  return process.getBuiltinModule('node:v8').cachedDataVersionTag();
}
