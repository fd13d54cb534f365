/**
 * Stands in for ethers' tables of Unicode names, a tenth of the page: a permissioned chain has no name service, and
 * the page takes addresses only.
 */
export function ens_normalize(name: string): never {
  throw new Error(`There are no names on this chain: ${name}`);
}
