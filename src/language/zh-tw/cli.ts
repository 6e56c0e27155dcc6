import type { Catalogue } from '../say.ts';

export const texts: Catalogue = {};
