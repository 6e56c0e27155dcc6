import type { IsakmpMessage } from '../../parsers/wire/isakmp.ts';
import type { Nhrp } from '../../parsers/wire/nhrp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { ReadPacket } from '../observe/packet-reader.ts';

/** Stands for a secret; as long for a short one as for a long one. */
export const MASK = '********';

/** Takes the secrets out of a packet: NHRP authentication, XAUTH passwords; also where they are quoted or hex. */
export function maskSecrets(read: ReadPacket): void {
  maskPacket(read.packet);
  maskPacket(read.inner);
  maskMessage(read.assembled);
}

function maskPacket(packet: Packet | null): void {
  for (let p = packet; p !== null; p = p.inner) {
    maskMessage(p.isakmp);
    maskNhrp(p.nhrp);
  }
}

/** Error indications quote a packet with its extensions, at times within each other. */
function maskNhrp(packet: Nhrp | null): void {
  for (let nhrp = packet; nhrp !== null; nhrp = nhrp.error?.quoted ?? null) {
    for (const { authentication } of nhrp.extensions) {
      if (authentication === undefined) continue;
      if (authentication.secret !== null) authentication.secret = MASK;
      if (authentication.data !== null) authentication.data = MASK;
    }
  }
}

function maskMessage(message: IsakmpMessage | null): void {
  if (message === null) return;
  for (const payload of message.payloads) {
    if (payload.name !== 'attributes' || !('configType' in payload)) continue;
    for (const attribute of payload.attributes) {
      if (!attribute.secret) continue;
      attribute.value = MASK;
      attribute.hex = MASK;
    }
  }
}
