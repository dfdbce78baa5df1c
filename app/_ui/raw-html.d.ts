import 'react';

// The marker element of fixtures.test.tsx.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'raw-html': { children: string };
    }
  }
}
