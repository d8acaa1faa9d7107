"""Timestamps of bags, by an authority that the test makes with `openssl ts`. All names are invented."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import build
from onrecord.record.bundle.bundle import bundle
from onrecord.record.bundle.check import TAG_MANIFEST, opened, problems_of
from onrecord.record.bundle.stamped import put_stamp, verify_bag
from onrecord.record.bundle.timestamps import BadStamp, check_stamp, nonce_of, request_for, stamp_of
from onrecord.record.store import open_record

CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Registry of Orvale
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def openssl(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = ["openssl", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def make_authority(folder: Path, name: str = "Registry of Orvale") -> Path:
    """An authority with a root of its own and a certificate for timestamps."""
    folder.mkdir()
    (folder / "openssl.cnf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01\n")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "openssl.cnf"]
    steps = [
        ["req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-extensions", "ca", "-subj", f"/CN={name}"],
        ["req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", f"/CN={name} (time)"],
        ["x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "2", "-days", "30",
         "-extfile", "openssl.cnf", "-extensions", "stamping", "-out", "tsa.pem"],
    ]  # fmt: skip
    for step in steps:
        done = openssl(folder, *step)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_authority(tmp_path_factory.mktemp("tsa") / "authority")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    (folder / "a.txt").write_text("At least 12 people were killed in Orvale on 3 May 2031.\n")
    build(folder / "record", [folder / "a.txt"])
    return folder / "record"


def reply_of(authority: Path, request: bytes) -> bytes:
    """What the authority answers."""
    (authority / "request.tsq").write_bytes(request)
    done = openssl(
        authority, "ts", "-reply", "-config", "openssl.cnf", "-queryfile", "request.tsq", "-out", "reply.tsr"
    )
    assert done.returncode == 0, done.stderr
    return (authority / "reply.tsr").read_bytes()


def bagged(record: Path, target: Path) -> tuple[Path, bytes]:
    with open_record(record) as opened_record:
        done = bundle(opened_record, target, "2031-06-01", {}, as_folder=target.suffix != ".zip")
    return target, done.manifest


@pytest.mark.parametrize("name", ["orvale", "orvale.zip"])
def test_a_bag_is_stamped_and_verified_here_and_by_openssl(
    name: str, record: Path, authority: Path, tmp_path: Path
) -> None:
    bag, manifest = bagged(record, tmp_path / name)
    request = request_for(manifest, 987654321987654321)
    reply = reply_of(authority, request)
    file, stamp = put_stamp(bag, reply, request)
    assert (file, stamp.nonce) == (f"{TAG_MANIFEST}.tsr", 987654321987654321)
    checked = verify_bag(bag, authority / "ca.pem")
    assert checked.broken == ()
    assert checked.stamps == (f"{TAG_MANIFEST}.tsr: the bag was there at {stamp.at}, by the authority of ca.pem",)
    (tmp_path / "data").write_bytes(manifest)
    (tmp_path / "reply").write_bytes(reply)
    done = openssl(tmp_path, "ts", "-verify", "-data", "data", "-in", "reply", "-CAfile", authority / "ca.pem")
    assert done.returncode == 0, done.stderr


def test_openssl_reads_the_request_as_it_is_meant(tmp_path: Path) -> None:
    (tmp_path / "request.tsq").write_bytes(request_for(b"some bytes", 0xDEADBEEFDEADBEEF))
    text = openssl(tmp_path, "ts", "-query", "-in", "request.tsq", "-text").stdout
    assert "Hash Algorithm: sha256" in text
    assert "Nonce: 0xDEADBEEFDEADBEEF" in text
    assert "Certificate required: yes" in text


def test_without_the_authority_a_stamp_is_told_but_not_vouched_for(
    record: Path, authority: Path, tmp_path: Path
) -> None:
    bag, manifest = bagged(record, tmp_path / "orvale")
    put_stamp(bag, reply_of(authority, request_for(manifest, 1)))
    checked = verify_bag(bag)
    assert checked.broken == ()
    assert "not verified" in checked.stamps[0]


def test_a_second_authority_stamps_the_same_bag(record: Path, authority: Path, tmp_path: Path) -> None:
    bag, manifest = bagged(record, tmp_path / "orvale.zip")
    for number in (1, 2):
        put_stamp(bag, reply_of(authority, request_for(manifest, number)))
    assert len(verify_bag(bag, authority / "ca.pem").stamps) == 2
    assert list(problems_of(opened(str(bag)))) == []


def test_another_authority_does_not_verify_it_nor_does_openssl(record: Path, authority: Path, tmp_path: Path) -> None:
    other = make_authority(tmp_path / "other", "Somebody else")
    bag, manifest = bagged(record, tmp_path / "orvale")
    put_stamp(bag, reply_of(authority, request_for(manifest, 1)))
    [broken] = verify_bag(bag, other / "ca.pem").broken
    assert broken.startswith(f"{TAG_MANIFEST}.tsr: its signature does not verify against ca.pem: ")
    assert "certificate" in broken
    arguments = ("-data", bag / TAG_MANIFEST, "-in", bag / f"{TAG_MANIFEST}.tsr", "-CAfile", other / "ca.pem")
    assert openssl(tmp_path, "ts", "-verify", *arguments).returncode != 0


def test_a_bag_that_was_written_anew_after_its_stamp_is_found(record: Path, authority: Path, tmp_path: Path) -> None:
    bag, manifest = bagged(record, tmp_path / "orvale")
    put_stamp(bag, reply_of(authority, request_for(manifest, 1)))
    with open_record(record) as opened_record:
        bundle(opened_record, tmp_path / "later", "2031-07-01", {}, as_folder=True)
    shutil.copy(bag / f"{TAG_MANIFEST}.tsr", tmp_path / "later")
    [broken] = verify_bag(tmp_path / "later", authority / "ca.pem").broken
    assert "the timestamp is of other bytes" in broken


def test_a_forged_signature_is_found(record: Path, authority: Path, tmp_path: Path) -> None:
    bag, manifest = bagged(record, tmp_path / "orvale")
    reply = bytearray(reply_of(authority, request_for(manifest, 1)))
    reply[-5] ^= 1
    put_stamp(bag, bytes(reply))
    [broken] = verify_bag(bag, authority / "ca.pem").broken
    assert "does not verify" in broken


def test_a_bag_that_should_have_a_stamp_and_has_none_is_told(record: Path, authority: Path, tmp_path: Path) -> None:
    bag, _ = bagged(record, tmp_path / "orvale")
    assert verify_bag(bag, authority / "ca.pem").broken == ("the bag has no timestamp; `onrecord stamp` puts one in",)


def test_without_the_program_openssl_the_signature_is_said_to_be_unchecked(
    record: Path, authority: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bag, manifest = bagged(record, tmp_path / "orvale")
    put_stamp(bag, reply_of(authority, request_for(manifest, 1)))
    monkeypatch.setenv("PATH", str(tmp_path))
    [broken] = verify_bag(bag, authority / "ca.pem").broken
    assert "there is no program `openssl` here" in broken


def test_a_reply_to_another_request_is_refused(authority: Path) -> None:
    reply = reply_of(authority, request_for(b"some bytes", 5))
    assert check_stamp(reply, b"some bytes", request_for(b"some bytes", 5)).nonce == 5
    with pytest.raises(BadStamp, match="answers another request"):
        check_stamp(reply, b"some bytes", request_for(b"some bytes", 6))
    with pytest.raises(BadStamp, match="is of other bytes"):
        check_stamp(reply, b"other bytes")


def test_a_refusal_is_told_in_the_authoritys_words(authority: Path) -> None:
    request = request_for(b"some bytes", 5).replace(
        bytes.fromhex("608648016503040201"), bytes.fromhex("608648016503040209")
    )
    with pytest.raises(BadStamp, match=r"the authority refused \(status 2\): .*not supported"):
        stamp_of(reply_of(authority, request))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reading_of_a_reply(content: bytes) -> None:
    for read in (stamp_of, nonce_of):
        try:
            read(content)
        except BadStamp as wrong:
            assert str(wrong)


def test_no_damage_to_a_reply_stops_the_reading_of_it(authority: Path) -> None:
    reply = reply_of(authority, request_for(b"some bytes", 5))
    for place in range(len(reply)):
        damaged = reply[:place] + bytes([reply[place] ^ 0xFF]) + reply[place + 1 :]
        for one in (damaged, reply[:place]):
            try:
                stamp_of(one)
            except BadStamp as wrong:
                assert str(wrong)


@given(st.integers(min_value=0, max_value=2**128))
def test_the_nonce_of_a_request_is_read_back(nonce: int) -> None:
    assert nonce_of(request_for(b"x", nonce)) == nonce
