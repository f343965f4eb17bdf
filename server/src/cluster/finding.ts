import type { Severity, Tool } from '../schema/entry.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** A span of a file. Files are named by the host: a URI or a path with `/`. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

export interface Related extends Place {
  readonly message: Text;
}

export interface Fix {
  readonly title: Text;
  /** True where it cannot change what the cluster does: only such are applied without asking. */
  readonly safe: boolean;
  readonly edits: readonly (Edit & { readonly file: string })[];
}

/** One thing to tell the user. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly refusedBy?: readonly Tool[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}
