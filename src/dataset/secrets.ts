/**
 * A text without the secrets that it quotes: names and passwords in addresses, access tokens, and signatures in queries.
 * Messages, logs and titles pass through it, because they are shown to a class, copied and sent.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(/(\w:\/{1,2})[^\s/?#“”"]*@/g, '$1…@')
    .replace(/([?&][\w-]*(?:token|key|secret|signature|credential|password|sig)=)[^&#\s”"]+/gi, '$1…')
    .replace(/\b(hf_|Bearer\s+)[\w-]{8,}/g, '$1…');
}
