/**
 * dmvpn-trace as a library: sources in, report out. This entry runs wherever JavaScript runs; reading files
 * and Node's ciphers are in `dmvpn-trace/node`.
 */
export type { Ciphers } from '../parsers/crypto/cipher.ts';
export type { KeyStore } from '../parsers/crypto/keys.ts';
export type { Decode, Encoding } from '../parsers/ios/transcript/encoding.ts';
export type { ProblemCode } from '../parsers/problem.ts';
export {
  type AnalyzeInput,
  type AnalyzeOptions,
  analyze,
  events,
  type InputBytes,
  InputError,
  observeInputs,
  type Unreadable,
} from './analyze.ts';
export type { FaultDomain, StepVerdict } from './flow/walk.ts';
export { judge } from './judge.ts';
export type * from './judgement.ts';
export { mergeSets } from './merge.ts';
export type * from './observation.ts';
export { REPORT_JSON_SCHEMA } from './report/schema.ts';
export { TOOL } from './version.ts';
