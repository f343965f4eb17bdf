import type { CorosyncModel } from './corosync.ts';
import { corosyncGeneration } from './corosync-generation.ts';
import type { Effective } from './effective.ts';

/**
 * Cipher and hash in force (totem_get_crypto): secauth sets both, crypto_cipher and crypto_hash override it. Undefined
 * where one of them is a template expression.
 */
export function corosyncCrypto(
  model: CorosyncModel,
): { cipher: Effective<string>; hash: Effective<string> } | undefined {
  const { values, unknown } = model.facts;
  if (['secauth', 'crypto_cipher', 'crypto_hash'].some(key => unknown.has(`totem.${key}`))) return undefined;
  const secauth = values.get('totem.secauth');
  const old = corosyncGeneration(model.version) < 3;
  const on = old ? secauth?.value !== 'off' : secauth?.value === 'on';
  const from = (key: string, standard: string): Effective<string> => {
    const written = values.get(`totem.${key}`);
    if (written && written.value !== '') return { value: written.value, at: written.at, origin: same(key) };
    const value = on ? standard : 'none';
    return secauth
      ? { value, at: secauth.at, origin: same('secauth') }
      : { value, origin: { en: 'default', ja: 'デフォルト' } };
  };
  return { cipher: from('crypto_cipher', 'aes256'), hash: from('crypto_hash', old ? 'sha1' : 'sha256') };
}

function same(word: string): { en: string; ja: string } {
  return { en: word, ja: word };
}
