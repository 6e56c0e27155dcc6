/** The forms of the fields that events, sources and observations share. */
import type { Instant } from '../../parsers/instant.ts';
import type { Problem, ProblemCode } from '../../parsers/problem.ts';
import type { ProposalAttributes } from '../observation.ts';
import { is, list, oneOf, optional, orNull, record } from './form.ts';

/** Texts of an observation are one line each; raw log lines are cut at 64 KiB when they are read. */
const MAX_TEXT = 1_048_576;
/** NHRP gives an address's length six bits (RFC 2332 section 5.2.0.1): 63 bytes, in hex. */
const MAX_ADDRESS = 136;

export const text = is('a text', (value) => typeof value === 'string' && value.length <= MAX_TEXT);
export const flag = is('true or false', (value) => typeof value === 'boolean');
export const count = is(
  'a whole number from 0',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
);
export const integer = is('a whole number', Number.isSafeInteger);
export const unsigned32 = is(
  'a whole number of 32 bits',
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff,
);
export const positive = is(
  'a whole number from 1',
  (value) => Number.isSafeInteger(value) && (value as number) >= 1,
);
export const plain = is(
  'a text, a number or null',
  (value) => value === null || typeof value === 'string' || Number.isFinite(value),
);
export const spi = is(
  'an SPI, 0x and 8 hex digits',
  (value) => typeof value === 'string' && /^0x[0-9a-f]{8}$/.test(value),
);

export const side = oneOf('spoke', 'hub');
export const act = oneOf('sent', 'received', 'passed');
export const port = is(
  'a port',
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff,
);
/** Addresses of families that are not read stand as hex digits, so only the length is held. */
export const address = is(
  'an address',
  (value) =>
    typeof value === 'string' &&
    value.length >= 2 &&
    value.length <= MAX_ADDRESS &&
    /^[\w.:()?%/-]+$/.test(value),
);
/** Names and numbers that reports print as they are: nothing that steers a terminal or turns the writing round. */
export const name = is(
  'a name',
  (value) =>
    typeof value === 'string' &&
    value.length <= MAX_TEXT &&
    !/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(value),
);
export const cookie = is(
  'a cookie, 16 hex digits',
  (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value),
);
export const texts = list(text);

export const instant = record<Instant>({
  seconds: integer,
  nanoseconds: is(
    '0 to 999,999,999',
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e9,
  ),
  precision: positive,
  clock: oneOf('utc', 'local', 'no-year', 'uptime'),
});

const PROBLEM_CODES: Readonly<Record<ProblemCode, true>> = {
  truncated: true,
  'bad-length': true,
  'bad-value': true,
  'bad-checksum': true,
  unsupported: true,
  limit: true,
  'wrong-key': true,
  'bad-encoding': true,
  'wrong-format': true,
  unreadable: true,
};

export const problem = record<Problem>({
  code: oneOf(...Object.keys(PROBLEM_CODES)),
  layer: text,
  message: text,
  offset: optional(count),
  need: optional(count),
  have: optional(count),
  lengthFrom: optional(text),
  frame: optional(count),
  line: optional(count),
});

export const attributes = record<ProposalAttributes>({
  protocol: oneOf('isakmp', 'esp', 'ah'),
  encryption: orNull(name),
  keyLength: orNull(count),
  hash: orNull(name),
  group: orNull(count),
  authentication: orNull(name),
  lifetimeSeconds: orNull(count),
  lifetimeKilobytes: orNull(count),
  encapsulation: orNull(oneOf('transport', 'tunnel', 'udp-transport', 'udp-tunnel')),
  spi: orNull(name),
});
