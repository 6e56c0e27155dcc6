import type { Evidence, Report, ReportedAttempt, ReportedStep, TimelineEntry } from '../judgement.ts';
import { say, translate } from '../language/say.ts';

/** Log lines named in one comment: a message that was sent again and again is in as many lines. */
const MAX_LOG_LINES = 6;

/** What a report says of the frames of one source: comments by frame number, most important first. */
export function frameComments(report: Report, source: string): Map<number, string[]> {
  const comments = new Map<number, string[]>();
  const remark = (frame: number, text: string) => {
    const list = comments.get(frame) ?? [];
    if (!list.includes(text)) list.push(text);
    comments.set(frame, list);
  };
  for (const attempt of report.attempts) {
    const name = report.attempts.length > 1 ? say`Attempt ${attempt.id}, ` : '';
    const stall = stallFrame(attempt, source);
    if (stall !== null) remark(stall, stallText(attempt));
    for (const entry of attempt.timeline) {
      const frame = frameOf(entry.evidence, source);
      if (frame !== null) remark(frame, `${name}${entryText(attempt, entry)}`);
    }
    for (const cause of attempt.causes) {
      for (const evidence of cause.evidence) {
        const frame = frameOf(evidence, source);
        if (frame !== null)
          remark(frame, `${name}${say`evidence for ${cause.id} (${translate(cause.confidence)})`}`);
      }
    }
    for (const check of attempt.checks) {
      if (check.verdict !== 'fail' && check.verdict !== 'conflict') continue;
      for (const { from } of check.values) {
        const frame = frameOf(from, source);
        if (frame !== null)
          remark(frame, `${name}${say`check ${check.id}: ${translate(check.verdict)}. ${check.message}`}`);
      }
    }
  }
  return comments;
}

/** One line on the whole capture. */
export function captureComment(report: Report): string {
  return report.attempts.map(({ summary }) => summary).join('\n');
}

function frameOf(evidence: Evidence, source: string): number | null {
  return evidence.source === source ? (evidence.frame ?? null) : null;
}

/** `Step 5 MM3 keys: done`, the lines of logs that are about the same message, and what the packet is. */
function entryText(attempt: ReportedAttempt, entry: TimelineEntry): string {
  const step = attempt.steps.find(({ number }) => number === entry.step);
  if (!step) return entry.evidence.text;
  const repeat = entry.repeat ? say`, sent again` : '';
  const logs = logLines(attempt, entry);
  const lines = [
    say`Step ${step.number} ${step.short}: ${translate(step.verdict)}${repeat}`,
    entry.evidence.text,
  ];
  if (step.because !== null) lines.push(say`Because: ${step.because}`);
  if (logs.length > 0) lines.push(say`Logs: ${logs.join(', ')}`);
  return lines.join('\n');
}

function logLines(attempt: ReportedAttempt, { message }: TimelineEntry): string[] {
  const lines: string[] = [];
  for (const other of attempt.timeline) {
    const { source, line, lines: range } = other.evidence;
    const first = line ?? range?.[0];
    if (other.message === message && first !== undefined) lines.push(`${source}:${first}`);
  }
  if (lines.length <= MAX_LOG_LINES) return lines;
  return [...lines.slice(0, MAX_LOG_LINES), say`and ${lines.length - MAX_LOG_LINES} more`];
}

/** The packet at which an attempt stands still: the last one of the step that failed, or of the one before. */
function stallFrame(attempt: ReportedAttempt, source: string): number | null {
  if (attempt.outcome === 'registered') return null;
  const last = attempt.stalledAfter ?? 0;
  const behind = attempt.steps.filter(({ number }) => number > last);
  for (const step of [...behind, ...attempt.steps.filter(({ number }) => number <= last).reverse()]) {
    const frame = lastFrame(step, source);
    if (frame !== null) return frame;
  }
  return null;
}

function lastFrame({ sightings }: ReportedStep, source: string): number | null {
  const { spokeWire, hubWire, wire } = sightings;
  const frames = [...spokeWire, ...hubWire, ...wire].flatMap((evidence) => frameOf(evidence, source) ?? []);
  return frames.length === 0 ? null : frames.reduce((last, frame) => Math.max(last, frame));
}

function stallText(attempt: ReportedAttempt): string {
  const cause = attempt.causes[0];
  const lines = [say`STALL: ${attempt.summary}`];
  if (cause) {
    lines.push(
      say`Cause (${translate(cause.confidence)}): ${cause.id}. ${cause.explanation}`,
      say`Fix: ${cause.remedy}`,
    );
  }
  return lines.join('\n');
}
