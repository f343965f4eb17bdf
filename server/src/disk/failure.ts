import type { Text } from '../text/text.ts';

/** A path that could not be read or written; the others go on. */
export interface Failure {
  readonly shown: string;
  readonly message: Text;
}

/** What the system said about a path. */
export function failureOf(shown: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const known = code === undefined ? undefined : reasons[code];
  const raw = code ?? (error instanceof Error ? error.message : String(error));
  return { shown, message: known ?? { en: raw, ja: raw } };
}

const reasons: Record<string, Text> = {
  ENOENT: { en: 'no such file or folder', ja: 'ファイルまたはフォルダーがありません' },
  ENOTDIR: { en: 'no such file or folder', ja: 'ファイルまたはフォルダーがありません' },
  EACCES: { en: 'permission denied', ja: 'アクセスが許可されていません' },
  EPERM: { en: 'permission denied', ja: 'アクセスが許可されていません' },
  EROFS: { en: 'read-only file system', ja: '読み取り専用のファイルシステムです' },
  ENOSPC: { en: 'no space left on the device', ja: 'デバイスに空き領域がありません' },
  ELOOP: { en: 'symbolic links lead in a circle', ja: 'シンボリックリンクが循環しています' },
  EIO: { en: 'input/output error', ja: '入出力エラー' },
};
