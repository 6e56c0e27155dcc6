export { type AccessEntry, type AccessList, filter, type Probe } from './access-list.ts';
export type * from './configuration.ts';
export { type Coverage, routingOverTunnels } from './coverage.ts';
export { mergeConfigurations } from './merge.ts';
export { type ConfigurationParsed, parseConfiguration } from './parse.ts';
export { maskLine, type Secret } from './secret.ts';
export type { LineStatus } from './section.ts';
export { parseConfigurations, type RouterConfiguration } from './split.ts';
export { type EspTransform, readTransform } from './transform.ts';
