/** Which observations belong to which step of the flow. */
import type { Attempt, Column, Crossing, Placed } from '../correlate/attempt.ts';
import { fact } from './facts.ts';
import type { Scene, Seen } from './seen.ts';
import { type Proof, STEPS, type Step } from './steps.ts';

/** What was seen of one step. */
export interface StepSightings {
  /** By column, in order; repeats are counted, not listed. */
  sightings: Record<Column, readonly Placed[]>;
  /** A repeat that several places saw is one repeat. */
  repeats: number;
  /** Something else than its messages completes it. */
  proved: boolean;
  /** A router told of trouble with it. */
  failed: boolean;
}

/** Shared, and never added to. */
const NONE: Placed[] = [];
/** The step that a registration belongs to which was sent before there were SAs: it is what asked for them. */
const ASKED_FOR = STEPS.findIndex(({ id }) => id === 'crypto-triggered');

/** The messages of a step in the mode of phase 1. */
export function crossingsOf(step: Step, { phase1 }: Attempt): readonly Crossing[] {
  return crossingsIn(step, phase1.mode);
}

function crossingsIn(step: Step, mode: Attempt['phase1']['mode']): readonly Crossing[] {
  return mode === 'aggressive' ? (step.aggressiveCrossings ?? step.crossings) : step.crossings;
}

/** False for a step that has no place in this attempt: of crypto without any, or of main mode only. */
export function isApplicable(step: Step, attempt: Attempt): boolean {
  if (step.crypto && (attempt.crypto === 'none' || attempt.crypto === 'ikev2')) return false;
  return step.crossings.length === 0 || crossingsOf(step, attempt).length > 0;
}

interface IndexedProof {
  step: number;
  proof: Proof;
}

/** All proofs by where they stand and what kind of event they are, in the order of the flow. */
const PROOFS = { spokeLog: proofsIn('spokeLog'), hubLog: proofsIn('hubLog') };

function proofsIn(column: Proof['column']): ReadonlyMap<Proof['kind'], readonly IndexedProof[]> {
  const found = new Map<Proof['kind'], IndexedProof[]>();
  for (const [step, { proofs }] of STEPS.entries()) {
    for (const proof of proofs) {
      if (proof.column !== column) continue;
      const list = found.get(proof.kind);
      if (list) list.push({ step, proof });
      else found.set(proof.kind, [{ step, proof }]);
    }
  }
  return found;
}

/** What was seen of every step, in the order of the flow; null for a step that has no place in the attempt. */
export function sightingsOfSteps(scene: Scene): (StepSightings | null)[] {
  const { attempt, seen } = scene;
  const found = STEPS.map((step) => (isApplicable(step, attempt) ? new StepCollector() : null));
  const steps = STEPS_OF_CROSSINGS[attempt.phase1.mode === 'aggressive' ? 'aggressive' : 'main'];
  const { before } = registrationsOf(scene);
  for (const placed of seen.all) {
    const { crossing, column, observation } = placed;
    let own = crossing === null ? undefined : steps.get(crossing);
    if (crossing === 'registration-request' && before.has(placed)) {
      own = undefined;
      found[ASKED_FOR]?.askedBy(placed);
    } else if (own !== undefined) found[own]?.add(placed);
    if (column !== 'spokeLog' && column !== 'hubLog') continue;
    // One proof is enough, and a message of the step is none.
    let last = own;
    for (const { step, proof } of PROOFS[column].get(observation.event.kind) ?? []) {
      const collector = step === own || step === last ? null : found[step];
      if (!collector || !proof.matches(observation.event)) continue;
      last = step;
      collector.add(placed);
      if (proof.completes) collector.proved = true;
      else if (proof.kind === 'failure') collector.failed = true;
    }
  }
  return found;
}

class StepCollector implements StepSightings {
  readonly sightings: Record<Column, Placed[]> = {
    spokeLog: NONE,
    spokeWire: NONE,
    hubWire: NONE,
    hubLog: NONE,
    wire: NONE,
  };
  proved = false;
  failed = false;
  #repeats: Partial<Record<Column, number>> | null = null;

  add(placed: Placed): void {
    const { column } = placed;
    if (!placed.repeat) this.#list(placed);
    else {
      this.#repeats ??= {};
      this.#repeats[column] = (this.#repeats[column] ?? 0) + 1;
    }
  }

  askedBy(placed: Placed): void {
    this.#list(placed);
    this.proved = true;
  }

  get repeats(): number {
    return this.#repeats === null ? 0 : Math.max(...Object.values(this.#repeats));
  }

  /** Most lists stay empty: the first entry makes one. */
  #list(placed: Placed): void {
    const list = this.sightings[placed.column];
    if (list === NONE) this.sightings[placed.column] = [placed];
    else list.push(placed);
  }
}

/** Which step each message counts for, in either mode of phase 1. */
const STEPS_OF_CROSSINGS = { main: stepsByCrossing('main'), aggressive: stepsByCrossing('aggressive') };

function stepsByCrossing(mode: 'main' | 'aggressive'): ReadonlyMap<Crossing, number> {
  return new Map(
    STEPS.flatMap((step, index) => crossingsIn(step, mode).map((crossing) => [crossing, index] as const)),
  );
}

/** Registration requests by whether the tunnel was there for them. */
export interface Registrations {
  /** In the spoke's log before the first quick mode was complete: they never left, but asked for the tunnel. */
  before: ReadonlySet<Placed>;
  inTunnel: readonly Placed[];
}

export const registrationsOf = fact(({ attempt, seen }: Scene): Registrations => {
  const all = seen.sightings('registration-request');
  const before = sentBeforeTunnel(attempt, seen);
  return { before, inTunnel: before.size === 0 ? all : all.filter((placed) => !before.has(placed)) };
});

function sentBeforeTunnel({ crypto }: Attempt, seen: Seen): Set<Placed> {
  const before = new Set<Placed>();
  if (crypto === 'none' || seen.sightings('registration-request').length === 0) return before;
  const hasPhase2 = (['QM2', 'QM3'] as const).some((crossing) =>
    seen.sightings(crossing).some(({ column }) => column === 'spokeLog'),
  );
  const never = crypto === 'ikev1' && !PHASE2.some((crossing) => seen.sightings(crossing).length > 0);
  if (!hasPhase2 && !never) return before;
  for (const placed of seen.in('spokeLog')) {
    if (!never && completesPhase2(placed)) break;
    if (placed.crossing === 'registration-request') before.add(placed);
  }
  return before;
}

/** What shows that there were SAs. */
const PHASE2: readonly Crossing[] = ['QM2', 'QM3', 'esp-to-hub', 'esp-to-spoke'];

function completesPhase2({ crossing, observation: { event } }: Placed): boolean {
  return crossing === 'QM2' || crossing === 'QM3' || (event.kind === 'ipsec-sa' && event.act === 'created');
}
