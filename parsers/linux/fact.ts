import type { CharonFact } from './charon-fact.ts';
import type { NhrpdFact } from './nhrpd-fact.ts';

/** What a Linux router's log says; `program` tells who said it. */
export type LinuxFact = CharonFact | NhrpdFact;
