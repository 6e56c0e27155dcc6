import type { Placed } from '../../correlate/attempt.ts';
import { other } from '../../correlate/sightings.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import type { Confidence } from '../../judgement.ts';
import { say } from '../../language/say.ts';
import type { Observation } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { bothConfigurations, keysFor } from '../configurations.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import {
  addressesOf,
  authenticationOf,
  failureOf,
  informationalsAfter,
  lengthOf,
  logOfResponder,
  natBetween,
  notifiedAfter,
  portOf,
  said,
} from '../logs.ts';
import { opinion } from '../opinion.ts';
import { isakmpState } from '../shows.ts';
import { isStalled, journey, mostSeen, responder, sightings, waitsFor, wasSeen } from '../stall.ts';

/** Above this a message needs IP fragments on usual paths, and may have been damaged or lost for that. */
const LARGE_MESSAGE = 1400;

export const pskMismatch: Cause = {
  id: 'psk-mismatch',
  title: 'The pre-shared keys differ',
  explain:
    'The key exchange is done, the spoke sends MM5 encrypted with a key made from its pre-shared key, and the hub cannot read it. MM5 repeats on the same port and no MM6 comes: nothing, MM4 again, or an encrypted informational per copy that the spoke cannot read either. The hub logs IKMP_BAD_MESSAGE or “reserved not zero”; both show MM_KEY_EXCH. Set the same key on both routers.',
  assess(file) {
    const states = (['spoke', 'hub'] as const).flatMap((one) => {
      const state = isakmpState(file, one);
      return state?.state === 'MM_KEY_EXCH' ? [state.observation] : [];
    });
    // A router that shows this state has sent or got MM4, whether anybody saw it arrive or not.
    const waits = waitsFor(file, 'MM5', 'MM6') || (states.length > 0 && waitsFor(file, 'MM4'));
    if (!waits || wasSeen(file, 'MM6')) return null;
    const trip = journey(file, 'MM5');
    const authentication = authenticationOf(file);
    if (trip.arrived === false || authentication === 'signature') return null;
    const keys = configuredKeys(file);
    if (keys === 'equal') return null;
    const side = responder(file);
    const unread = unreadable(file);
    const atResponder = unread.filter(({ column }) => column === logOfResponder(file));
    const { spoke, hub } = endsOf(file);
    const base = {
      domain: 'configuration',
      remedy: [
        say`On the spoke:`,
        `crypto isakmp key <the same key> address ${hub}`,
        say`On the hub:`,
        `crypto isakmp key <the same key> address ${spoke}`,
        say`Then on both: clear crypto isakmp`,
      ],
      next: say`On ${named(file, side)}: show logging | include IKMP_BAD_MESSAGE|reserved not zero; then compare the keys: show running-config | section crypto isakmp key|keyring.`,
    } as const;
    const sent =
      trip.sightings.length === 0
        ? say`MM5 itself is in none of the sources`
        : say`${capital(named(file, trip.sender))} sent MM5 ${times(trip.times)}`;
    if (typeof keys === 'object') {
      return opinion(base, {
        confidence: isStalled(file) ? 'certain' : 'likely',
        weight: 90,
        explanation: say`The pre-shared keys in the two configurations are not the same. ${sent}, and no MM6 came.`,
        evidence: [...keys, ...unread, ...trip.sightings],
      });
    }
    if (openedByOneKey(file)) {
      return opinion(base, {
        confidence: 'certain',
        weight: 88,
        explanation: say`The given keys open the encrypted main mode messages of one router only: the two derived different keys, so their pre-shared keys differ.`,
        evidence: [...trip.sightings, ...informationalsAfter(file, 'MM5', side)],
      });
    }
    const malformed = notifiedAfter(file, 'MM5', 'PAYLOAD-MALFORMED');
    const large = (lengthOf(file, 'MM5') ?? 0) > LARGE_MESSAGE;
    if (atResponder.length > 0) {
      const isRepeated = atResponder.length > 1;
      // Without MM5 itself in sight it may have been another message that was malformed, once even a stranger’s.
      const isInSight = trip.sightings.length > 0;
      const confidence: Confidence =
        isRepeated && isInSight && !large ? 'certain' : isRepeated || isInSight ? 'likely' : 'possible';
      return opinion(base, {
        confidence,
        weight: 85,
        explanation: say`${capital(named(file, side))} received MM5 and could not read it (${times(atResponder.length)}): it was encrypted with another key.`,
        evidence: [...atResponder, ...unread, ...trip.sightings],
      });
    }
    if (malformed.length > 0) {
      return opinion(base, {
        confidence: mostSeen(malformed) > 1 && !large ? 'certain' : 'likely',
        weight: 84,
        explanation: say`${sent}; ${named(file, side)} answered ${times(mostSeen(malformed))} with PAYLOAD-MALFORMED: it decrypted MM5 to nonsense, because its pre-shared key is another one.`,
        evidence: [...malformed, ...trip.sightings],
      });
    }
    const reactions = informationalsAfter(file, 'MM5', side);
    // The sender’s own log goes on to MM5 before a key can be wrong: without it the log was cut, or it stopped before.
    if (trip.sightings.length === 0 && reactions.length + unread.length + states.length === 0) return null;
    return opinion(base, byWire(file, { sent, reactions, unread, states, large }));
  },
};

/** The opinion without a word of the responder. */
function byWire(
  file: CaseFile,
  seen: {
    sent: string;
    reactions: readonly Placed[];
    unread: readonly Placed[];
    states: Observation[];
    large: boolean;
  },
) {
  const side = responder(file);
  const trip = journey(file, 'MM5');
  const repeated = trip.times > 1;
  const port = portOf(file, 'MM5');
  const isPreShared = authenticationOf(file) === 'pre-shared';
  const evidence = [
    ...seen.unread,
    ...seen.states,
    ...seen.reactions,
    ...trip.sightings,
    ...sightings(file, 'MM4').slice(0, 1),
  ];
  if (seen.reactions.length === 0 && seen.unread.length > 0) {
    return {
      confidence: 'likely' as const,
      weight: 78,
      explanation: say`A router could not decrypt what came (${times(seen.unread.length)}) when MM5 or MM6 was due. That is how different pre-shared keys look.`,
      evidence,
    };
  }
  if (seen.reactions.length > 0) {
    const unreadable = seen.unread.length > 0 ? say` that ${named(file, other(side))} cannot read` : '';
    return {
      confidence: 'likely' as const,
      weight: 80,
      explanation: say`${seen.sent}; ${named(file, side)} answered ${times(mostSeen(seen.reactions))} with an encrypted informational message${unreadable} instead of MM6, and MM5 was ${repeated ? say`repeated` : say`not followed`}. That is how different pre-shared keys look.`,
      evidence,
    };
  }
  const arrived = trip.arrived === true && trip.farWire === 'seen';
  const samePort = port === 500 || natBetween(file) === false;
  const fits = isStalled(file) && !seen.large && (arrived || (samePort && isPreShared)) && repeated;
  return {
    confidence: fits ? ('likely' as const) : ('possible' as const),
    weight: samePort || arrived ? 65 : 45,
    explanation: say`${seen.sent}${port === null ? '' : say` on UDP ${port}`}${arrived ? say`, it arrived at ${named(file, side)},` : ''} and no MM6 came. A hub with another pre-shared key cannot read MM5 and stays silent.`,
    evidence,
  };
}

/** What routers said about messages of phase 1 that they could not decrypt or verify. */
function unreadable(file: CaseFile): readonly Placed[] {
  return said(file, ['bad-message', 'cannot-decrypt', 'decryption-failed', 'authentication-failed']).filter(
    (placed) => {
      const failure = failureOf(placed);
      // `authentication-failed` with a catalogue id is NHRP's.
      if (failure?.what === 'authentication-failed') return placed.observation.message === null;
      return failure?.fields['exchange'] !== 'quick';
    },
  );
}

/** Keys were given, and they open what one end sent and not what the other sent. */
function openedByOneKey(file: CaseFile): boolean {
  const opened = new Map<string, Set<boolean>>();
  for (const { observation } of file.attempt.placed) {
    const { event, medium } = observation;
    if (medium !== 'wire' || event.kind !== 'ike-message' || !event.encrypted || event.decrypted === null)
      continue;
    const from = event.source !== null && addressesOf(file, 'hub').includes(event.source) ? 'hub' : 'spoke';
    opened.set(from, (opened.get(from) ?? new Set()).add(event.decrypted));
  }
  const [one, two] = [opened.get('spoke'), opened.get('hub')];
  if (!one || !two || one.size > 1 || two.size > 1) return false;
  return [...one][0] !== [...two][0];
}

function configuredKeys(file: CaseFile): 'equal' | 'unknown' | Observation[] {
  const configurations = bothConfigurations(file);
  const spoke = addressesOf(file, 'spoke')[0];
  const hub = addressesOf(file, 'hub')[0];
  if (!configurations || spoke === undefined || hub === undefined) return 'unknown';
  const one = keysFor(configurations.spoke, hub)[0]?.secret.fingerprint ?? null;
  const two = keysFor(configurations.hub, spoke)[0]?.secret.fingerprint ?? null;
  if (one === null || two === null) return 'unknown';
  return one === two ? 'equal' : configurations.evidence;
}
