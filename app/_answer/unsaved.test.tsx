import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FormContext } from '../_ui/form-context';
import { Textarea } from '../_ui/textarea';
import { Unsaved } from './unsaved';

const shown = (values: Record<string, string>): string =>
  renderToStaticMarkup(
    <FormContext value={{ state: { errors: [], values }, locale: 'en' }}>
      <Unsaved title="Too late" text="Copy it.">
        <Textarea name="answer" label="Describe it." value="Stored" />
      </Unsaved>
    </FormContext>,
  );

describe('an answer that was posted after the deadline', () => {
  it('comes back with what was typed', () => {
    const markup = shown({ answer: 'Typed too late', base: '3' });
    expect(markup).toContain('Too late');
    expect(markup).toContain('Typed too late');
    expect(markup).not.toContain('Stored');
  });

  it('shows nothing where nothing was posted', () => {
    expect(shown({})).toBe('');
  });
});
