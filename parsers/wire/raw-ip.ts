/** Frames that are an IP packet without a link layer: the version tells which. */
import type { Problem } from '../problem.ts';
import { hasRoom, u8 } from './bytes.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

/** The EtherType that the version nibble stands for; null, with a problem, when it is neither 4 nor 6. */
export function decodeRawIp(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): number | null {
  if (!hasRoom(problems, start, end, 1, { layer: 'ip', what: 'the IP version' })) return null;
  const version = u8(bytes, start) >> 4;
  if (version === 4) return ETHERTYPE.ipv4;
  if (version === 6) return ETHERTYPE.ipv6;
  problems.push({
    code: 'bad-value',
    layer: 'ip',
    message: `IP version ${version} where 4 or 6 must stand`,
    offset: start,
  });
  return null;
}
