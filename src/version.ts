/** This program, as reports name it. A test holds it equal to package.json. */
export const TOOL = { name: 'dmvpn-trace', version: '0.1.0' } as const;
