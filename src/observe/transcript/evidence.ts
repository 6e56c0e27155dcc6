/** What one message tells about the router that printed it. */
import type { Fields, RecognisedMessage } from '../../../parsers/ios/messages/row.ts';
import type { Address } from '../../observation.ts';

export interface Evidence {
  /** The router's own NBMA address and its peer's. */
  local: Address | null;
  peer: Address | null;
  /** False for NHRP cache lines: a router may also hold an entry for itself. */
  firm: boolean;
  /** A tunnel address that is not the router's own. */
  peerTunnel: Address | null;
  /** Initiator or responder of the IKE exchange. */
  role: 'I' | 'R' | null;
  mode: 'GRE' | 'MGRE' | null;
  /** Client or server of the registration. */
  nhrp: 'client' | 'server' | null;
  /** SPIs by direction: the same SPI inbound and outbound means two routers. */
  inbound: string | null;
  outbound: string | null;
}

const text = (fields: Fields, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
};

const CLIENT = new Set(['N4', 'N6', 'N9', 'NR1', 'H2', 'H7', 'H8']);
const SERVER = new Set(['N7', 'N8', 'N21', 'N22', 'N24', 'N25', 'N26', 'N33', 'H4', 'H5', 'H6']);
/** Rows whose `nbma` is the other router's. */
const PEER_NBMA = new Set(['N3', 'N31', 'N21', 'N22', 'N25', 'N26', 'N28', 'N30', 'N32', 'N33', 'H2', 'H3']);
const PEER_TUNNEL = new Set(['N4', 'N5', 'NR1', 'N29', 'N30', 'N33', 'H11']);

function roleOf(id: string, fields: Fields): 'I' | 'R' | null {
  switch (id) {
    case 'I12': {
      const names = `${text(fields, 'from')} ${text(fields, 'to')}`;
      if (/IKE_(?:QM_)?I_/.test(names)) return 'I';
      return /IKE_(?:QM_)?R_|SPI_STARVE/.test(names) ? 'R' : null;
    }
    case 'I13':
    case 'I45':
    case 'C2':
    case 'P2':
      return 'I';
    // What cannot be decrypted is the third message of the initiator; GRE in clear is what a spoke without protection sends.
    case 'F9':
    case 'G9':
    case 'C3':
    case 'P13':
    case 'P14':
      return 'R';
    default: {
      const role = text(fields, 'role');
      return role === 'I' ? 'I' : role === 'R' || role === 'N' ? 'R' : null;
    }
  }
}

/** Rows whose addresses are not this router's and its peer's. */
const FOREIGN = new Set(['H4', 'H5', 'H7', 'H17', 'I37']);

export function evidenceOf({ id, fields }: RecognisedMessage): Evidence {
  const foreign = FOREIGN.has(id);
  const evidence: Evidence = {
    local: foreign ? null : text(fields, 'local'),
    peer: foreign ? null : text(fields, 'peer'),
    firm: !PEER_NBMA.has(id),
    peerTunnel: PEER_TUNNEL.has(id) ? text(fields, 'protocolAddress') : null,
    role: roleOf(id, fields),
    mode: text(fields, 'tunnelMode') as Evidence['mode'],
    nhrp: CLIENT.has(id) ? 'client' : SERVER.has(id) ? 'server' : null,
    inbound: text(fields, 'inboundSpi'),
    outbound: text(fields, 'outboundSpi'),
  };
  if (PEER_NBMA.has(id)) evidence.peer = text(fields, 'nbma');
  if (id === 'H3' && fields['peerSide'] !== true)
    evidence.nhrp = fields['client'] === true ? 'server' : 'client';
  if (id === 'N27') evidence.local = text(fields, 'nbma');
  if (id === 'N6' || id === 'N9') {
    evidence.local = text(fields, 'sourceNbma');
    evidence.peerTunnel = text(fields, 'destinationProtocol');
  }
  if (id === 'N7' || id === 'N8') evidence.peerTunnel = text(fields, 'sourceProtocol');
  if (id === 'N8') evidence.local = text(fields, 'responderNbma');
  if (id === 'I51') {
    evidence.local = text(fields, 'inboundDestination');
    evidence.peer = text(fields, 'inboundSource');
  }
  if (id === 'Y4' || id === 'H15') evidence.peerTunnel = text(fields, 'neighbor');
  return evidence;
}
