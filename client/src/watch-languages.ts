import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import { contentLanguage } from './content-language.ts';

/**
 * Gives DRBD and Corosync files their language by what stands in them, where their name says too little:
 * every `*.res` and `*.conf` could be anything, so none of these names is claimed as a whole.
 */
export function watchLanguages(): Disposable {
  // Only once per document: who then chooses another language means it.
  const decided = new Set<string>();
  const look = (document: TextDocument) => {
    const language = contentLanguage(document);
    const key = document.uri.toString();
    if (!language || decided.has(key)) return;
    decided.add(key);
    void languages.setTextDocumentLanguage(document, language);
  };
  workspace.textDocuments.forEach(look);
  return workspace.onDidOpenTextDocument(look);
}
