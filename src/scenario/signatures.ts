import { computeAddress, getBytes, hexlify } from "ethers";
import { recover, signRecoverable } from "tiny-secp256k1";

const SIGNATURE_BYTES = 65;
/** Of the two signatures that fit a digest, the contracts (OpenZeppelin's ECDSA) take the one with the lower s. */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** Signs a 32-byte digest; the signature is 65 bytes, r ‖ s ‖ v with v 27 or 28, as 0x-prefixed hex. */
export function signDigest(digest: string, privateKey: string): string {
  const { signature, recoveryId } = signRecoverable(getBytes(digest), getBytes(privateKey));
  return hexlify(Uint8Array.of(...signature, 27 + recoveryId));
}

/** The checksummed address whose key signed the digest; undefined for what the contracts wouldn't accept either. */
export function signerOf(digest: string, signature: string): string | undefined {
  const bytes = bytesOf(signature);
  if (bytes?.length !== SIGNATURE_BYTES) return undefined;
  const recoveryId = (bytes[64] as number) - 27;
  if (recoveryId !== 0 && recoveryId !== 1) return undefined;
  if (BigInt(hexlify(bytes.subarray(32, 64))) > HIGHEST_S) return undefined;
  try {
    const publicKey = recover(getBytes(digest), bytes.subarray(0, 64), recoveryId, false);
    return publicKey === null ? undefined : computeAddress(hexlify(publicKey));
  } catch {
    return undefined; // r or s isn't a number of the curve
  }
}

function bytesOf(hex: string): Uint8Array | undefined {
  try {
    return getBytes(hex);
  } catch {
    return undefined;
  }
}
