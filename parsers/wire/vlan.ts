/** IEEE 802.1Q tags: customer, service (QinQ) and the older service EtherTypes. */
import type { Problem } from '../problem.ts';
import { hasRoom, type Need, u16 } from './bytes.ts';
import { ETHERTYPE } from './registry/ethertypes.ts';

const TAG = 4;
const WHOLE_TAG: Need = { layer: 'vlan', what: 'the VLAN tag' };

export interface VlanTag {
  /** VLAN identifier, 0 to 4095. */
  id: number;
  /** Priority code point, 0 to 7. */
  priority: number;
  /** Drop eligible indicator. */
  dropEligible: boolean;
  etherType: number;
  start: number;
}

/** True for the EtherTypes that announce a VLAN tag. */
export function isVlan(etherType: number): boolean {
  return (
    etherType === ETHERTYPE.vlan ||
    etherType === ETHERTYPE.serviceVlan ||
    etherType === ETHERTYPE.oldServiceVlan ||
    etherType === ETHERTYPE.otherServiceVlan
  );
}

/** Reads what follows a VLAN EtherType: tag control information and the next EtherType. */
export function decodeVlan(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): VlanTag | null {
  if (!hasRoom(problems, start, end, TAG, WHOLE_TAG)) return null;
  const control = u16(bytes, start);
  return {
    id: control & 0x0fff,
    priority: control >> 13,
    dropEligible: (control & 0x1000) !== 0,
    etherType: u16(bytes, start + 2),
    start: start + TAG,
  };
}
