import type { Address } from '../observation.ts';
import type { Attempt, Correlation } from './attempt.ts';

/** Attempts by what they are looked for with: with thousands of spokes each of them asks for its neighbours. */
interface Lookup {
  bySpoke: Map<Address, Attempt[]>;
  bySpi: Map<string, Attempt[]>;
}

const lookups = new WeakMap<Correlation, Lookup>();

/** The attempts of the spoke that the hub sees with this outer address. */
export function attemptsOfSpoke(correlation: Correlation, nbma: Address): readonly Attempt[] {
  return lookupOf(correlation).bySpoke.get(nbma) ?? [];
}

/** The attempts that negotiated this SPI. */
export function attemptsOfSpi(correlation: Correlation, spi: string): readonly Attempt[] {
  return lookupOf(correlation).bySpi.get(spi) ?? [];
}

function lookupOf(correlation: Correlation): Lookup {
  let lookup = lookups.get(correlation);
  if (lookup) return lookup;
  lookup = { bySpoke: new Map(), bySpi: new Map() };
  for (const attempt of correlation.attempts) {
    add(lookup.bySpoke, attempt.spoke.nbma, attempt);
    for (const { spiToHub, spiToSpoke } of attempt.quickModes) {
      add(lookup.bySpi, spiToHub, attempt);
      add(lookup.bySpi, spiToSpoke, attempt);
    }
  }
  lookups.set(correlation, lookup);
  return lookup;
}

function add(map: Map<string, Attempt[]>, key: string | null, attempt: Attempt): void {
  if (key === null) return;
  const list = map.get(key);
  if (list) list.push(attempt);
  else map.set(key, [attempt]);
}
