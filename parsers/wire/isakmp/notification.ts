import type { Problem } from '../../problem.ts';
import { u16, u32 } from '../bytes.ts';
import { hex } from '../hex.ts';
import {
  IKE_NOTIFICATIONS,
  NOTIFY_IOS_KEEPALIVE,
  NOTIFY_IOS_KEEPALIVE_ACK,
  NOTIFY_R_U_THERE,
  NOTIFY_R_U_THERE_ACK,
  NOTIFY_REPLAY_STATUS,
  NOTIFY_RESPONDER_LIFETIME,
} from '../registry/ike-notifications.ts';
import { DOI_PROTOCOLS } from '../registry/ipsec-doi.ts';
import { spiOf } from './bytes.ts';
import { decodeDataAttributes } from './data-attributes.ts';
import { report, reportShort } from './problems.ts';
import { attributeRegistryOf } from './security-association.ts';
import type { DeletePayload, NotificationPayload, PayloadBase } from './types.ts';

/** SPIs of one delete payload that are listed: as many as a datagram holds with SPIs of 4 bytes. */
const MAX_SPIS = 16_384;

/** Notification payload: RFC 2408 3.14, with the data of RFC 2407 4.6.3 and RFC 3706 5.3. */
export function decodeNotification(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): NotificationPayload {
  const short = end - start < 8;
  if (short) reportShort(problems, base.name, start, 8, end - start);
  const protocol = short ? 0 : bytes[start + 4]!;
  const spiSize = short ? 0 : bytes[start + 5]!;
  const code = short ? 0 : u16(bytes, start + 6);
  const spiStart = short ? start : start + 8;
  const data = Math.min(end, spiStart + spiSize);
  if (spiStart + spiSize > end) reportSpi(problems, spiStart, spiSize, end - spiStart, 'notification');
  const hasSequence =
    (code === NOTIFY_R_U_THERE ||
      code === NOTIFY_R_U_THERE_ACK ||
      code === NOTIFY_IOS_KEEPALIVE ||
      code === NOTIFY_IOS_KEEPALIVE_ACK) &&
    end - data === 4;
  return {
    type: base.type,
    name: 'notification',
    length: base.length,
    offset: base.offset,
    doi: short ? 0 : u32(bytes, start),
    protocol,
    protocolName: DOI_PROTOCOLS.name(protocol),
    code,
    notification: IKE_NOTIFICATIONS.name(code),
    spi: short ? null : spiOf(bytes, spiStart, data),
    sequence: hasSequence ? u32(bytes, data) : null,
    replay: code === NOTIFY_REPLAY_STATUS && end - data === 4 ? u32(bytes, data) === 1 : null,
    attributes:
      code === NOTIFY_RESPONDER_LIFETIME
        ? decodeDataAttributes(bytes, data, end, attributeRegistryOf(protocol), problems)
        : [],
    bytes: end - data,
    hex: hex(bytes, data, end),
  };
}

/** Delete payload: RFC 2408 3.15. */
export function decodeDelete(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): DeletePayload {
  const short = end - start < 8;
  if (short) reportShort(problems, base.name, start, 8, end - start);
  const protocol = short ? 0 : bytes[start + 4]!;
  const spiSize = short ? 0 : bytes[start + 5]!;
  const count = short ? 0 : u16(bytes, start + 6);
  const spis: string[] = [];
  let at = start + 8;
  if (spiSize > 0) {
    for (; spis.length < count && spis.length < MAX_SPIS && at + spiSize <= end; at += spiSize) {
      spis.push(spiOf(bytes, at, at + spiSize)!);
    }
  }
  if (spis.length === MAX_SPIS && spis.length < count) {
    report(problems, 'limit', `More than ${MAX_SPIS} SPIs in a delete payload; the rest is not read.`, at);
  } else if (!short && spis.length < count)
    reportSpi(problems, at, spiSize * count, end - start - 8, 'delete');
  else if (!short && at < end) {
    report(problems, 'bad-length', `${end - at} bytes follow the last SPI of a delete payload.`, at);
  }
  return {
    type: base.type,
    name: 'delete',
    length: base.length,
    offset: base.offset,
    doi: short ? 0 : u32(bytes, start),
    protocol,
    protocolName: DOI_PROTOCOLS.name(protocol),
    spiSize,
    spis,
  };
}

function reportSpi(problems: Problem[], at: number, need: number, have: number, what: string): void {
  report(problems, 'truncated', `The SPIs that a ${what} payload announces are not all there.`, at, {
    need,
    have,
    lengthFrom: `isakmp.${what}.spi-size`,
  });
}
