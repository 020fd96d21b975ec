import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

type Secret = Uint8Array | string;

// A run has one, and to make it ready takes a third of the hash itself.
let ready: { secret: Secret; key: KeyObject } | undefined;

/** The hash of a text that nobody can make who has not the secret. */
export function toKeyedHash(text: string, secret: Secret): string {
	if (ready?.secret !== secret)
		ready = { secret, key: createSecretKey(Buffer.from(secret)) };
	return createHmac("sha256", ready.key).update(text).digest("base64url");
}
