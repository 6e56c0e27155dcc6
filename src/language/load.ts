import { type Language, speak } from './say.ts';

/** Speaks a language from now on. Its catalogue is loaded first, so that English costs nothing at the start. */
export async function speakLanguage(language: Language): Promise<void> {
  switch (language) {
    case 'en':
      speak(null);
      return;
    case 'zh-TW': {
      const { texts, made } = await import('./zh-tw/index.ts');
      speak(texts, made);
      return;
    }
    case 'zh-CN': {
      const { texts, made } = await import('./zh-cn/index.ts');
      speak(texts, made);
    }
  }
}
