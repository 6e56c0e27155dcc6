import { writeHub } from './inputs/captures.ts';
import { HUB, SYSLOG } from './inputs/index.ts';
import { writeSyslog } from './inputs/logs.ts';

/** Writes a capture or a log of any size to standard output: `feed capture|log BYTES CONTROL_BYTES SESSIONS`. */
const [kind, bytes, controlBytes, sessions] = process.argv.slice(2);
const size = { bytes: Number(bytes), controlBytes: Number(controlBytes) };
if (kind === 'capture') writeHub(1, { ...HUB, sessions: Number(sessions), ...size });
else writeSyslog(1, { ...SYSLOG, ...size });
