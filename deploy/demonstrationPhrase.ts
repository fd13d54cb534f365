/**
 * The phrase that Hardhat's accounts come from. Everybody knows its keys: a network that isn't for demonstration brings
 * one of its own.
 */
export const DEMONSTRATION_PHRASE = "test test test test test test test test test test test junk";
