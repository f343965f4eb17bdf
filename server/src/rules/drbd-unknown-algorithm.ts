import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { samePlace } from '../cluster/drbd-values.ts';
import { nearest } from '../text/nearest.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/unknown-algorithm',
  severity: 'error',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The name is no digest algorithm of the Linux kernel.',
      why: 'The kernel refuses it when the connection is configured (ERR_VERIFY_ALG, ERR_CSUMS_ALG, ERR_INTEGRITY_ALG, ERR_AUTH_ALG); drbdadm accepts any name. Checksums such as crc32c are no digests for cram-hmac-alg, and keyed ones such as hmac(sha1) are refused. Which of the known algorithms a host has is not judged.',
      fix: 'Write sha256, sha1 or md5; for verify-alg and csums-alg also crc32c.',
    },
    ja: {
      what: 'Linux カーネルにないダイジェストアルゴリズムの名前です。',
      why: '接続の設定時にカーネルが受け付けません（ERR_VERIFY_ALG、ERR_CSUMS_ALG、ERR_INTEGRITY_ALG、ERR_AUTH_ALG）。drbdadm はどのような名前も受け付けます。crc32c などのチェックサムは cram-hmac-alg には使えず、hmac(sha1) のような鍵付きのものも使えません。既知のアルゴリズムが各ホストにあるかどうかは検査しません。',
      fix: 'sha256、sha1、md5 などにします。verify-alg と csums-alg では crc32c も使えます。',
    },
  },
  check(configuration, report) {
    for (const name of ['verify-alg', 'csums-alg', 'data-integrity-alg', 'cram-hmac-alg']) {
      const peers = name === 'cram-hmac-alg';
      for (const { text, at, nameAt } of writtenEverywhere(configuration, 'net', name)) {
        // Without a value there is no name to judge.
        if (samePlace(at, nameAt)) continue;
        const lower = text.toLowerCase();
        if (text === '' || (isDigest(text) && !(peers && checksum.test(text)))) continue;
        const near =
          peers && checksum.test(lower)
            ? undefined
            : (plain.get(lower.replace(/[^a-z0-9]/g, '')) ?? nearest(lower, digests));
        const message =
          peers && checksum.test(text)
            ? {
                en: `"${text}" is a checksum, and no digest for cram-hmac-alg`,
                ja: `"${text}" はチェックサムのため、cram-hmac-alg に使えません`,
              }
            : {
                en: `"${text}" is not a digest algorithm of the kernel`,
                ja: `"${text}" はカーネルのダイジェストアルゴリズムではありません`,
              };
        report(at, didYouMean(message, near), {
          fixes: near === undefined ? [] : [changeName({ value: text, at }, near)],
        });
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { verify-alg sha-256; }
                   ^^^^^^^ "sha-256" is not a digest algorithm of the kernel (did you mean "sha256"?)
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    cram-hmac-alg crc32c;
                  ^^^^^^ "crc32c" is a checksum, and no digest for cram-hmac-alg
    shared-secret "4711";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    verify-alg crc32c;
    csums-alg sha1;
    cram-hmac-alg sha256;
    shared-secret "4711";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

const digests = [
  ...['crc32', 'crc32c', 'crct10dif', 'xxhash64', 'md4', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'],
  ...['sha3-224', 'sha3-256', 'sha3-384', 'sha3-512', 'sm3', 'rmd128', 'rmd160', 'rmd256', 'rmd320'],
  ...['tgr128', 'tgr160', 'tgr192', 'wp256', 'wp384', 'wp512', 'streebog256', 'streebog512'],
  ...[
    'blake2b-160',
    'blake2b-256',
    'blake2b-384',
    'blake2b-512',
    'blake2s-128',
    'blake2s-160',
    'blake2s-224',
    'blake2s-256',
  ],
];
const known: ReadonlySet<string> = new Set(digests);
const plain: ReadonlyMap<string, string> = new Map(digests.map(d => [d.replace(/[^a-z0-9]/g, ''), d]));
const checksum = /^(?:crc|xxhash)/;

/** Also a driver of an algorithm (`sha256-generic`, `crc32c-intel`). */
function isDigest(name: string): boolean {
  return (
    known.has(name) ||
    known.has(
      name.replace(
        /-(?:generic|lib|asm|intel|x86_64|avx2?|ssse3|ni|ce|neon|arm64|ppc|vpmsum|pclmul|s390)(?:-.*)?$/,
        '',
      ),
    )
  );
}
