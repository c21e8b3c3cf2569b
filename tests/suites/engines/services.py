"""Services that a test starts for itself, in a folder of its own, and stops: an sshd on this machine's loopback, and a
Slurm cluster of one node. Both listen on ports that were free, run as the user who tests, and touch nothing outside
their folder but /run/sshd, which an sshd of root's must find."""
import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import time

from articles import ROOT, read, write

STARTS_WITHIN = 60  # seconds


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, what):
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if condition():
            return
        time.sleep(0.2)
    raise RuntimeError(f"{what} does not answer within {STARTS_WITHIN} s")


@contextlib.contextmanager
def daemon(command, log):
    """A process in the foreground of its own session, ended with all that it started."""
    with open(log, "wb") as file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def sshd_missing():
    return None if shutil.which("sshd", path=os.environ["PATH"] + ":/usr/sbin") and shutil.which("ssh") else "sshd"


@contextlib.contextmanager
def sshd(folder):
    """Yields the ssh command that logs in without a question."""
    os.makedirs(folder, mode=0o700)
    key, host_key, port = os.path.join(folder, "key"), os.path.join(folder, "host_key"), free_port()
    for path in (key, host_key):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    shutil.copy(key + ".pub", os.path.join(folder, "authorized_keys"))
    server = write(f"""ListenAddress 127.0.0.1
Port {port}
HostKey {host_key}
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
""".encode(), folder, "sshd_config")
    client = write(f"""Host *
  Port {port}
  IdentityFile {key}
  IdentitiesOnly yes
  BatchMode yes
  StrictHostKeyChecking no
  UserKnownHostsFile {folder}/known_hosts
  LogLevel ERROR
""".encode(), folder, "ssh_config")
    separation = "/run/sshd"
    made = os.geteuid() == 0 and not os.path.isdir(separation)
    if made:
        os.mkdir(separation, 0o755)
    try:
        program = shutil.which("sshd", path=os.environ["PATH"] + ":/usr/sbin")
        with daemon([program, "-D", "-e", "-f", server], os.path.join(folder, "sshd.log")):
            ssh = ["ssh", "-F", client]
            wait_for(lambda: subprocess.run([*ssh, "127.0.0.1", "true"], stderr=subprocess.DEVNULL).returncode == 0,
                     "sshd: " + os.path.join(folder, "sshd.log"))
            yield " ".join(ssh)
    finally:
        if made:
            with contextlib.suppress(OSError):
                os.rmdir(separation)


SLURM_PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol")


def slurm_missing():
    path = os.environ["PATH"] + ":/usr/sbin"
    return ", ".join(name for name in SLURM_PROGRAMS if not shutil.which(name, path=path)) or None


@contextlib.contextmanager
def slurm(folder):
    """Yields the environment in which sbatch speaks to the cluster."""
    os.makedirs(folder, mode=0o755)
    for name in ("state", "spool"):
        os.mkdir(os.path.join(folder, name))
    write(os.urandom(1024), folder, "munge.key")
    os.chmod(os.path.join(folder, "munge.key"), 0o600)
    host, user = socket.gethostname().split(".")[0], getpass.getuser()
    configuration = write(f"""ClusterName=isnad
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobRequeue=0
NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN
PartitionName=test Nodes={host} Default=YES MaxTime=INFINITE State=UP
""".encode(), folder, "slurm.conf")
    environment = {"SLURM_CONF": configuration}
    path = os.environ["PATH"] + ":/usr/sbin"

    def start(name, *arguments):
        return daemon([shutil.which(name, path=path), *arguments], os.path.join(folder, name + ".log"))

    munge = [f"--{name}={folder}/munge.{suffix}" for name, suffix in
             (("key-file", "key"), ("socket", "socket"), ("pid-file", "pid"), ("seed-file", "seed"),
              ("log-file", "munged"))]

    def idle():
        return b"idle" in subprocess.run(["sinfo", "-h", "-o", "%t"], env=dict(os.environ, **environment),
                                         capture_output=True).stdout

    with start("munged", "--foreground", "--force", *munge), start("slurmctld", "-D", "-f", configuration), \
            start("slurmd", "-D", "-f", configuration):
        wait_for(idle, f"Slurm: {folder}/*.log: " + read(folder, "slurmctld.log").decode("utf-8", "replace")[-500:])
        yield environment


def spark_python():
    """(a Python with pyspark, None), or (None, what is missing)."""
    for python in (os.path.join(ROOT, "build", "engines", "venv", "bin", "python"), shutil.which("python3")):
        if os.path.exists(python) and subprocess.run([python, "-c", "import pyspark"],
                                                     capture_output=True).returncode == 0:
            return (python, None) if shutil.which("java") else (None, "java")
    return None, "pyspark"
