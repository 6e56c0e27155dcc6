/** The rows of `show dmvpn [detail]`: one NHRP peer each. */
import type { Piece } from './show-text.ts';
import { ADDRESS, address, DURATION, parseDuration } from './values.ts';

export interface ShownDmvpnPeer {
  /** NHRP entries with this NBMA address; only the first row of an NBMA address has it. */
  entries: number | null;
  /** Null when the router does not know it yet (`UNKNOWN`). */
  nbma: string | null;
  /** The peer's tunnel address. */
  tunnel: string | null;
  /** `UP`, `NHRP`, `IKE`, `IPSEC`, `INTF`, `DOWN`, … */
  state: string;
  /** Since when; null with `never`. */
  upDownSeconds: number | null;
  /** Each one of the legend, e.g. `S`, `D`, `N`, `X`, `T1`, `I2`. */
  attributes: string[];
  targetNetwork: string | null;
  group: string | null;
  qosPolicy: string | null;
}

const prefix = `${ADDRESS}/\\d{1,3}`;
/** Later rows of one NBMA address have no count and no NBMA address, some no tunnel address either. */
const row = new RegExp(
  `(?<![\\w.:/])(?:(\\d{1,6})\\s)?(?:(${ADDRESS}|UNKNOWN)\\s)?(?:(${ADDRESS})\\s)?([A-Z]{2,10})\\s(${DURATION})(?:\\s((?:[SDILNXCB]|[TI][12]?){1,6}))?(?:\\s(${prefix}))?(?=\\s|$)`,
  'g',
);
/** IPv6 spreads a row over four lines. */
const block = new RegExp(
  `(?<![\\w.])(\\d{1,6})\\.\\s?Peer\\sNBMA\\sAddress:\\s(${ADDRESS}|UNKNOWN)\\sTunnel\\sIPv[46]\\sAddress:\\s(${ADDRESS})(?:\\sIPv[46]\\sTarget\\sNetwork:\\s(${prefix})(?:\\s\\([^)]{1,40}\\))?)?\\s#\\sEnt:\\s(\\d{1,6}),\\sStatus:\\s([A-Z]{2,10}),\\sUpDn\\sTime:\\s(${DURATION}),\\sCache\\sAttrib:\\s([A-Z\\d]{1,8})`,
  'gi',
);
const group = /\bNHRP\sgroup:\s(\S{1,64})/i;
const policy = /\bOutput\sQoS\sservice-policy\sapplied:\s(\S{1,64})/i;

/** Takes the peers out of one interface's part. */
export function takePeers(piece: Piece): ShownDmvpnPeer[] {
  const peers: ShownDmvpnPeer[] = piece.cut(block).parts.map(({ match, piece: part }) => {
    part.take(block);
    return {
      entries: Number(match[5]),
      ...common(part, match[2], match[3], match[6]!, match[7]!, match[8], match[4]),
    };
  });
  for (const { match, piece: part } of piece.cut(row).parts) {
    part.take(row);
    // With one address only it is the tunnel's: the NBMA address stands in an earlier row.
    const [nbma, tunnel] = match[3] === undefined ? [undefined, match[2]] : [match[2], match[3]];
    const peer: ShownDmvpnPeer = {
      entries: match[1] === undefined ? null : Number(match[1]),
      ...common(part, nbma, tunnel, match[4]!, match[5]!, match[6], match[7]),
    };
    const above = peers.at(-1);
    if (nbma === undefined && above) {
      peer.nbma = above.nbma;
      peer.tunnel ??= above.tunnel;
    }
    peers.push(peer);
  }
  return peers;
}

function common(
  piece: Piece,
  nbma: string | undefined,
  tunnel: string | undefined,
  state: string,
  upDown: string,
  attributes: string | undefined,
  target: string | undefined,
): Omit<ShownDmvpnPeer, 'entries'> {
  return {
    nbma: nbma === undefined || nbma.toUpperCase() === 'UNKNOWN' ? null : address(nbma),
    tunnel: tunnel === undefined || tunnel.toUpperCase() === 'UNKNOWN' ? null : address(tunnel),
    state: state.toUpperCase(),
    upDownSeconds: parseDuration(upDown),
    attributes: (attributes ?? '').toUpperCase().match(/[TI][12]|[A-Z]/g) ?? [],
    targetNetwork: target === undefined ? null : address(target),
    group: piece.word(group),
    qosPolicy: piece.word(policy),
  };
}
