export {
  observeTranscript,
  type TranscriptObservations,
  TranscriptObserver,
  type TranscriptObserverOptions,
  type TranscriptSourceParts,
} from './observer.ts';
