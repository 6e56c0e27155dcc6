/** `debug crypto ikev2` and its notifications: as far as needed to say that IKEv2 is in use and how it went, V1 to V7. */
import type { Row, Subject } from './row.ts';
import { address, addresses, numberAfter } from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'steps' | 'mark' | 'meaning'> & Partial<Row>;
const row = (kind: Kind): Row => ({ facility: 'ikev2', by: 'both', harmless: false, ...kind });

const session = (s: Subject) => ({
  session: numberAfter(s.text, 'SESSION ID ='),
  sa: numberAfter(s.text, 'SA ID ='),
});
const detail = (s: Subject) => Object.assign(session(s), { text: s.body.slice(0, 120) });

/** `Initiator SPI : <spi> - Responder SPI : <spi> Message id: <n>`, the line behind the packet's own. */
function header(s: Subject) {
  const lines = s.following.slice(0, 3).join(' ');
  const match = /Initiator SPI *: *([0-9A-Fa-f]{16}) *- *Responder SPI *: *([0-9A-Fa-f]{16})/.exec(lines);
  return {
    initiatorSpi: match?.[1]?.toLowerCase() ?? null,
    responderSpi: match?.[2]?.toLowerCase() ?? null,
    messageId: numberAfter(lines, 'Message id:'),
  };
}

export const ikev2Rows: readonly Row[] = [
  row({
    id: 'V7',
    facility: 'syslog',
    title: 'IKEv2 negotiation ended',
    form: '%IKEV2-3-NEG_ABORT: Negotiation aborted due to ERROR: <reason>',
    patterns: [
      ['IKEV2-NEG_ABORT *Auth', 'ikev2-authentication-failed'],
      ['IKEV2-NEG_ABORT *policy', 'ikev2-policy-mismatch'],
      ['IKEV2-NEG_ABORT', 'ikev2-aborted'],
    ],
    fields: detail,
    steps: [4, 7],
    mark: 'M',
    meaning: 'An IKEv2 negotiation failed; the reason stands behind ERROR.',
  }),
  row({
    id: 'V2',
    title: 'IKEv2 packet',
    form: 'Sending Packet [To <address>:<port>/From <address>:<port>/VRF …]',
    patterns: [
      ['Sending Packet', 'sent'],
      ['Received Packet', 'received'],
      ['*Initiator SPI', 'header'],
      ['*Exchange REQUEST', 'exchange'],
      ['*Exchange RESPONSE', 'exchange'],
    ],
    fields: (s) => {
      const [first, second] = addresses(s.body);
      const sending = s.body.startsWith('Sending');
      const packet = { peer: first ?? null, local: second ?? null, act: sending ? 'sent' : 'received' };
      return Object.assign(session(s), packet, header(s));
    },
    steps: [3, 4, 5, 6, 7],
    mark: 'K',
    meaning: 'An IKEv2 packet; both SPIs and the message ID pair request and response.',
  }),
  row({
    id: 'V3',
    title: 'child SA refused',
    form: 'NOTIFY(NO_PROPOSAL_CHOSEN) / Queuing IKE SA delete request reason: <reason>',
    patterns: ['*NO_PROPOSAL_CHOSEN', '*Queuing IKE SA delete request', '*TS_UNACCEPTABLE'],
    fields: detail,
    what: 'ikev2-child-refused',
    steps: [9],
    mark: 'K',
    meaning: 'Transform or selectors were refused, even if the session was called up before.',
  }),
  row({
    id: 'V4',
    title: 'IKEv2 policy does not fit',
    form: 'Received Policies: : Failed to find a matching policy …',
    patterns: ['*Failed to find a matching policy', 'Received Policies', 'Expected Policies'],
    fields: detail,
    what: 'ikev2-policy-mismatch',
    steps: [4],
    mark: 'K~',
    meaning: 'No IKEv2 proposal is common to both routers; printed on the responder.',
  }),
  row({
    id: 'V5',
    title: 'IKEv2 authentication failed',
    form: 'Auth exchange failed / Failed to authenticate the IKE SA / AUTHENTICATION_FAILED',
    patterns: ['*Auth exchange failed', '*Failed to authenticate the IKE SA', '*AUTHENTICATION_FAILED'],
    fields: detail,
    what: 'ikev2-authentication-failed',
    steps: [7],
    mark: 'K~',
    meaning: 'Key or identity differ.',
  }),
  row({
    id: 'V6',
    title: 'IKEv2 goes well',
    form: "Verification of peer's authenctication data PASSED / NAT not found / Completed SA init exchange",
    patterns: [
      "Verification of peer's authen",
      'NAT not found',
      'Completed SA init exchange',
      '*Session with IKE ID PAIR',
    ],
    fields: (s) => Object.assign(session(s), { peer: address(s.body) }),
    steps: [4, 7],
    mark: 'K',
    harmless: true,
    meaning: 'A turning point of a good IKEv2 negotiation.',
  }),
  row({
    id: 'V1',
    title: 'IKEv2 debug line',
    form: 'IKEv2:(SESSION ID = <n>,SA ID = <n>):<text>',
    patterns: ['*'],
    shape: () => true,
    fields: detail,
    steps: [3, 4, 5, 6, 7],
    mark: 'K',
    meaning: 'IKEv2 is in use: steps 3 to 10 shrink to IKE_SA_INIT and IKE_AUTH.',
  }),
];
