import { expect } from "chai";
import { Interface, TypedDataEncoder, ZeroHash } from "ethers";

import { IERC7598__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IERC7598__factory.ts";
import { IERC7943Fungible__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IERC7943.sol/IERC7943Fungible__factory.ts";
import { IRegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IRegulatedToken__factory.ts";
import { domainOf } from "./signing.ts";
import { type TokenSuite, load } from "./tokenFixture.ts";

const TRANSFER =
  "address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce";
const VRS = "uint8 v, bytes32 r, bytes32 s";
const authorisations = new Interface([
  "function authorizationState(address authorizer, bytes32 nonce)",
  ...["transfer", "receive"].map((how) => `function ${how}WithAuthorization(${TRANSFER}, ${VRS})`),
]);
const cancellation = new Interface([
  `function cancelAuthorization(address authorizer, bytes32 nonce, ${VRS})`,
]);
const metadata = new Interface(["name", "symbol", "decimals"].map((name) => `function ${name}()`));

/** The ids as the standards print them; ours, which nobody prints, are worked out from the interface. */
const IDS: Readonly<Record<string, string>> = {
  "ERC-165": "0x01ffc9a7",
  "ERC-20": "0x36372b07",
  "ERC-20 metadata": idOf(metadata),
  "ERC-2612": "0x9d8ff7da",
  "ERC-3009": idOf(authorisations),
  "ERC-3009 cancellation": idOf(cancellation),
  "ERC-5267": "0x84b0196e",
  "ERC-7943": "0x3edbb4c4",
  "ERC-7598": idOf(IERC7598__factory.createInterface()),
  "the regulated token": idOf(IRegulatedToken__factory.createInterface()),
};

/** ERC-165: the exclusive or of the selectors. */
export function idOf(abi: Interface): string {
  let id = 0n;
  abi.forEachFunction((fragment) => {
    id ^= BigInt(fragment.selector);
  });
  return `0x${id.toString(16).padStart(8, "0")}`;
}

export function shouldDeclareItsInterfaces(suite: TokenSuite) {
  describe("what it declares", () => {
    for (const [name, id] of Object.entries(IDS)) {
      it(`declares ${name} by ERC-165`, async () => {
        const { token } = await load(suite);
        expect(await token.supportsInterface(id)).to.equal(true);
      });
    }

    it("declares nothing else", async () => {
      const { token } = await load(suite);
      expect(await token.supportsInterface("0xffffffff")).to.equal(false);
    });

    it("has the interface id that ERC-7943 prints", () => {
      expect(idOf(IERC7943Fungible__factory.createInterface())).to.equal(IDS["ERC-7943"]);
    });

    it("answers each function of ERC-7598", async () => {
      const { token } = await load(suite);
      IERC7598__factory.createInterface().forEachFunction(({ selector }) => {
        expect(token.interface.hasFunction(selector)).to.equal(true);
      });
    });

    it("states its EIP-712 domain (EIP-5267), which is the one it uses", async () => {
      const { token } = await load(suite);
      const stated = await token.eip712Domain();
      expect(stated.fields).to.equal("0x0f");
      expect(stated.name).to.equal(suite.name);
      expect(stated.version).to.equal("1");
      expect(stated.verifyingContract).to.equal(await token.getAddress());
      expect(stated.salt).to.equal(ZeroHash);
      expect(await token.DOMAIN_SEPARATOR()).to.equal(TypedDataEncoder.hashDomain(await domainOf(token)));
    });
  });
}
