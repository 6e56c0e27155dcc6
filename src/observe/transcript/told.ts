/** What one reading tells, wherever it stands. */
import type { RecognisedMessage } from '../../../parsers/ios/messages/row.ts';
import type { TranscriptMessage } from '../../../parsers/ios/transcript/message.ts';
import type { Address } from '../../observation.ts';
import { namesPacket } from '../../router-log/exchanges.ts';
import { isRemarkRow } from './events.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

export interface Told {
  evidence: Evidence;
  messageId: number | null;
  /** The tunnel and NBMA addresses that the message ties together. */
  pair: [Address, Address] | null;
  /** Nothing is concluded from it. */
  isDecoration: boolean;
  /** It helps to name the packet before it. */
  namesPacket: boolean;
}

function tell(recognised: RecognisedMessage): Told {
  const { id, row, fields } = recognised;
  const { messageId } = fields;
  return {
    evidence: evidenceOf(recognised),
    messageId: typeof messageId === 'number' ? messageId : null,
    pair: pairOf(recognised),
    // A tunnel key is compared.
    isDecoration: isRemarkRow(row) && fields['tunnelKey'] === undefined,
    namesPacket: namesPacket(id, messageId),
  };
}

/** Rows that name a tunnel address with its NBMA address. */
const PAIRS = new Set(['N3', 'N31', 'N21', 'N30', 'H2', 'H3']);

function pairOf({ id, fields }: RecognisedMessage): [Address, Address] | null {
  const pick = (tunnel: string, nbma: string): [Address, Address] | null =>
    typeof fields[tunnel] === 'string' && typeof fields[nbma] === 'string'
      ? [fields[tunnel], fields[nbma]]
      : null;
  if (PAIRS.has(id)) return pick('protocolAddress', 'nbma');
  if (id === 'N6' || id === 'N7' || id === 'N8' || id === 'N9') return pick('sourceProtocol', 'sourceNbma');
  return null;
}

/** Texts that came before, as many as the reader keeps. */
const MAX_KNOWN = 4096;

/** Remembers what texts told that came before. */
export class Tellings {
  readonly #known = new Map<string, Told>();

  of(recognised: RecognisedMessage, { textKey, following }: TranscriptMessage): Told {
    if (textKey == null || following.length > 0) return tell(recognised);
    const known = this.#known.get(textKey);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const told = tell(recognised);
    this.#known.set(textKey, told);
    return told;
  }
}
