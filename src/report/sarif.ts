import type { Evidence, Finding, Report, Severity } from '../judgement.ts';
import { say } from '../language/say.ts';
import { locationText } from './evidence-text.ts';
import { neutralise } from './style.ts';

/** Locations per result: the first is where it shows, the rest support it. */
const MAX_LOCATIONS = 20;

/** The findings as SARIF 2.1.0 (OASIS), with file and line, or file and frame where it is a capture. */
export function renderSarif(report: Report): string {
  const rules = [...new Set(report.findings.map(({ id }) => id))];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: escapeMessage(id.replaceAll('-', ' ')) },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: report.sources.map(({ path, bytes }) => ({
          location: { uri: uriOf(path) },
          length: bytes,
        })),
        results: report.findings.map((finding) => resultOf(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

function resultOf({ id, severity, message, evidence }: Finding, rules: readonly string[]) {
  const [first, ...others] = evidence.slice(0, MAX_LOCATIONS);
  return {
    ruleId: id,
    ruleIndex: rules.indexOf(id),
    level: LEVELS[severity],
    message: { text: escapeMessage(message) },
    ...(first ? { locations: [locationOf(first)] } : {}),
    ...(others.length > 0
      ? { relatedLocations: others.map((one, index) => ({ id: index, ...locationOf(one) })) }
      : {}),
  };
}

/** A region counts lines; a frame of a capture is named as a logical location instead (section 3.33). */
function locationOf(evidence: Evidence) {
  const { source, frame, line, lines, text } = evidence;
  const [startLine, endLine] = lines ?? [line, line];
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(source) },
      ...(startLine === undefined ? {} : { region: { startLine, endLine } }),
    },
    ...(frame === undefined
      ? {}
      : {
          logicalLocations: [
            { name: say`frame ${frame}`, fullyQualifiedName: locationText(evidence), kind: 'frame' },
          ],
        }),
    message: { text: escapeMessage(text) },
  };
}

/**
 * Plain text of a SARIF message (sections 3.11.5 and 3.11.6): braces are doubled lest they be placeholders,
 * brackets and backslashes escaped lest they be links.
 */
function escapeMessage(text: string): string {
  return wellFormed(neutralise(text))
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

/** A path as a URI reference (RFC 3986): relative ones stay relative, absolute ones become `file:`. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin';
  const slashes = wellFormed(path).replaceAll('\\', '/');
  const encoded = slashes.split('/').map(encodeURIComponent).join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}
