import { showClock } from './show-clock.ts';
import { showCryptoIpsecSa } from './show-crypto-ipsec-sa.ts';
import { showCryptoIsakmpSa } from './show-crypto-isakmp-sa.ts';
import { showCryptoSession } from './show-crypto-session.ts';
import { showCryptoSockets } from './show-crypto-sockets.ts';
import { showDebugging } from './show-debugging.ts';
import { showDmvpn } from './show-dmvpn.ts';
import { showInterfaces } from './show-interfaces.ts';
import { showIpNhrp } from './show-ip-nhrp.ts';
import { showIpNhrpNhs } from './show-ip-nhrp-nhs.ts';
import { showIpNhrpTraffic } from './show-ip-nhrp-traffic.ts';
import type { ShowParser } from './show-parser.ts';
import { showVersion } from './show-version.ts';

export type { ShowParsed, ShowParser } from './show-parser.ts';

/** Every show command that is read, one line each; outputs that contain other outputs stand first. */
export const showParsers: readonly ShowParser<unknown>[] = [
  showDmvpn,
  showCryptoSession,
  showCryptoSockets,
  showCryptoIsakmpSa,
  showCryptoIpsecSa,
  showIpNhrpNhs,
  showIpNhrpTraffic,
  showIpNhrp,
  showInterfaces,
  showDebugging,
  showVersion,
  showClock,
];

const showCommand = /^(?:.*[#>]\s?)?\s*(?:do\s)?\s*sh(?:ow?)?\s/i;

/**
 * The parser for an output: by the command or heading above it, or, if there is none, by its shape.
 * Null for a command that is not read, and for lines that look like no output that is.
 */
export function recogniseShow(command: string | null, lines: readonly string[]): ShowParser<unknown> | null {
  if (command !== null) {
    const named = showParsers.find((parser) => parser.matchesCommand(command));
    if (named !== undefined || showCommand.test(command)) return named ?? null;
  }
  return showParsers.find((parser) => parser.matchesShape(lines)) ?? null;
}
