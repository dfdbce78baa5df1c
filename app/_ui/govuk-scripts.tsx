'use client';

import { useEffect } from 'react';

type Frontend = typeof import('govuk-frontend');

// Only what has a script and is drawn by Assay. The error summary and the word count have their own; what belongs to
// a choice is shown by CSS.
const modules = {
  'govuk-button': 'Button',
  'govuk-checkboxes': 'Checkboxes',
  'govuk-file-upload': 'FileUpload',
  'govuk-notification-banner': 'NotificationBanner',
  'govuk-password-input': 'PasswordInput',
  'govuk-skip-link': 'SkipLink',
} as const satisfies Record<string, keyof Frontend>;

/** Starts the script of every part that has none yet; a part that cannot start still works as plain HTML. */
function start(frontend: Frontend): void {
  for (const [name, component] of Object.entries(modules)) {
    for (const element of document.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      try {
        new frontend[component](element);
      } catch (error) {
        console.warn(`The script of ${name} did not start`, error);
      }
    }
  }
}

/**
 * The scripts of govuk-frontend, loaded after the page. Parts that appear later (another page, a saved answer that
 * shows the next question) are started as they come.
 */
export function GovukScripts() {
  useEffect(() => {
    let observer: MutationObserver | undefined;
    let gone = false;
    document.body.classList.add('js-enabled', 'govuk-frontend-supported');
    void import('govuk-frontend').then((frontend) => {
      if (gone) return;
      start(frontend);
      observer = new MutationObserver(() => start(frontend));
      observer.observe(document.body, { childList: true, subtree: true });
    });
    return () => {
      gone = true;
      observer?.disconnect();
    };
  }, []);
  return null;
}
