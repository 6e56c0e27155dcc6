/** The parts of the library that need Node: files by name, keys, ciphers. */
export { recogniseKeys } from '../../parsers/crypto/recognise.ts';
export { nodeCiphers } from './ciphers.ts';
export { decode } from './decoder.ts';
export { type InputFile, type LoadOptions, loadInputs, type UnreadableInput } from './load.ts';
