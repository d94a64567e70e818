import { type ApplicationConfig, inject, provideAppInitializer, provideBrowserGlobalErrorListeners, provideZonelessChangeDetection } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling, withNavigationErrorHandler, withRouterConfig } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES, LanguageStore } from '@selaras/web/ui';
import { routes } from './app.routes';
import { FailedNavigation } from './shell/failed-navigation';
import { TranslationLoader } from './translation-loader';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withNavigationErrorHandler((error) => inject(FailedNavigation).remember(error)),
    ),
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: 'id',
        reRenderOnLangChange: true,
        prodMode: true,
        missingHandler: { logMissingKey: false, useFallbackTranslation: false },
        failedRetries: 1,
      },
      loader: TranslationLoader,
    }),
    provideAppInitializer(() => inject(LanguageStore).start()),
  ],
};
