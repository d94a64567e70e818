import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Provider, type EnvironmentProviders } from '@angular/core';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';

const TEXTS = path.resolve(__dirname, '../../../../../apps/web/public/i18n');

/** The texts that readers see, from the files they come from. A key without a text shows as itself. */
class FileLoader implements TranslocoLoader {
  async getTranslation(name: string): Promise<Translation> {
    const [scopeOrLanguage = '', language] = name.split('/');
    const read = (folder: string, scope: string) => JSON.parse(readFileSync(path.join(TEXTS, folder, `${scope}.json`), 'utf8')) as Translation;
    if (language !== undefined) return read(language, scopeOrLanguage);
    return { shell: read(scopeOrLanguage, 'shell'), refusal: read(scopeOrLanguage, 'refusal') };
  }
}

export function provideRealTexts(): (Provider | EnvironmentProviders)[] {
  return [provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: FileLoader })];
}
