// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/foundmessages.h"

namespace domus {

const std::vector<FoundMessage>& foundMessages()
{
    static const std::vector<FoundMessage> messages{
        // Connecting
        {"socket closed to the user", "https://github.com/subuk/vmango/issues/40",
            "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied", Cure::JoinGroup,
            "/var/run/libvirt/libvirt-sock"},
        {"daemon is gone", "raised",
            "Failed to connect socket to '/run/user/1000/libvirt/libvirt-sock': Connection refused", Cure::StartService,
            "/run/user/1000/libvirt/libvirt-sock"},
        {"daemon never ran", "raised",
            "Failed to connect socket to '/run/libvirt/libvirt-sock': No such file or directory", Cure::StartService,
            "/run/libvirt/libvirt-sock"},
        {"connection reset", "https://github.com/lexi-src/sGPUpt/issues/38",
            "Cannot recv data: Connection reset by peer", Cure::Reconnect, ""},
        {"host unknown", "OpenSSH 9.2",
            "Cannot recv data: ssh: Could not resolve hostname gone.example: Name or service not known: Connection "
            "reset "
            "by peer",
            Cure::None, "gone.example"},
        {"host key", "OpenSSH 9.2", "Cannot recv data: Host key verification failed.: Connection reset by peer",
            Cure::None, ""},
        {"ssh refused", "OpenSSH 9.2",
            "Cannot recv data: ssh: connect to host box port 22: Connection refused: Connection reset by peer",
            Cure::Reconnect, "box"},
        {"host away", "OpenSSH 9.2",
            "Cannot recv data: ssh: connect to host box port 22: No route to host: Connection reset by peer",
            Cure::Reconnect, "box"},
        {"ssh key not accepted", "OpenSSH 9.2",
            "Cannot recv data: lan@box: Permission denied (publickey,password).: Connection reset by peer", Cure::None,
            ""},
        {"no listener", "libvirt 9.0", "unable to connect to server at 'box:16514': Connection refused",
            Cure::Reconnect, "box"},
        {"no polkit agent", "libvirt 9.0",
            "authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
            Cure::JoinGroup, "org.libvirt.unix.manage"},
        {"no client certificate", "libvirt 9.0", "Unable to read TLS confirmation: Input/output error", Cure::None, ""},
        {"no authority", "libvirt 9.0",
            "Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory", Cure::None,
            "/etc/pki/CA/cacert.pem"},
        {"password", "libvirt 9.0", "authentication failed: authentication failed", Cure::None, ""},
        {"no common login", "cyrus-sasl 2.1.28",
            "authentication failed: Failed to start SASL negotiation: -4 (SASL(-4): no mechanism available: No worthy "
            "mechs "
            "found)",
            Cure::None, ""},
        {"VMware away", "libvirt 9.0 with libcurl 7.88",
            "internal error: curl_easy_perform() returned an error: Couldn't connect to server (7) : Failed to connect "
            "to "
            "esx1 port 443 after 0 ms: Couldn't connect to server",
            Cure::Reconnect, ""},
        {"VMware's certificate", "libvirt 9.0 with libcurl 7.88",
            "internal error: curl_easy_perform() returned an error: SSL peer certificate or SSH remote key was not OK "
            "(60) : "
            "SSL certificate problem: self-signed certificate",
            Cure::None, ""},
        {"certificate", "libvirt 9.0", "Unable to verify TLS peer: certificate verification failed", Cure::None, ""},
        {"certificate expired", "libvirt 9.0", "The server certificate /etc/pki/libvirt/servercert.pem has expired",
            Cure::None, "/etc/pki/libvirt/servercert.pem"},
        {"no driver", "libvirt 9.0", "no connection driver available for bhyve:///system", Cure::None,
            "bhyve:///system"},
        {"no netcat there", "https://github.com/virt-manager/virt-manager/issues/439",
            "End of file while reading data: sh: line 1: nc: command not found: Input/output error", Cure::None, ""},
        {"no libvirt there", "https://github.com/libvirt/libvirt/issues/34",
            "End of file while reading data: nc: unix connect failed: No such file or directory: Input/output error",
            Cure::None, ""},
        {"TLS certificate not accepted", "libvirt 9.0",
            "authentication failed: server verification (of our certificate or IP address) failed", Cure::None, ""},
        {"for looking only", "raised", "operation forbidden: read only access prevents virDomainDestroy", Cure::None,
            ""},
        {"denied by policy", "libvirt 9.0", "access denied: 'QEMU' denied access", Cure::None, ""},
        {"too old", "libvirt 9.0", "unsupported flags (0x4) in function virNetworkCreate", Cure::None,
            "virNetworkCreate"},
        // Displays
        {"SPICE channel without SPICE", "raised",
            "unsupported configuration: chardev 'spicevmc' not supported without spice graphics", Cure::RemoveSpice,
            ""},
        {"the same, from a user", "https://github.com/cockpit-project/cockpit-machines/issues/2222",
            "chardev 'spicevmc' not supported without spice graphics", Cure::RemoveSpice, ""},
        {"QEMU without SPICE", "QEMU 7.2",
            "internal error: process exited while connecting to monitor: qemu-system-x86_64: -chardev "
            "spicevmc,id=charchannel0,name=vdagent: 'spicevmc' is not a valid char driver name",
            Cure::RemoveSpice, "spicevmc"},
        {"VNC port in use", "raised",
            "internal error: qemu unexpectedly closed the monitor: 2026-11-23T10:44:07.481929Z qemu-system-x86_64: "
            "-vnc "
            "127.0.0.1:77,audiodev=audio1: Failed to find an available port: Address already in use",
            Cure::StopOtherMachine, "127.0.0.1:77"},
        {"SPICE port in use", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: warning: Spice: "
            "../server/reds.cpp:2585:reds_init_socket: binding socket to 127.0.0.1:5977 failed\nqemu-system-x86_64: "
            "warning: Spice: ../server/reds.cpp:3442:do_spice_init: Failed to open SPICE sockets\nqemu-system-x86_64: "
            "failed to initialize spice server",
            Cure::StopOtherMachine, "127.0.0.1:5977"},
        {"SPICE fails", "https://github.com/cockpit-project/cockpit-machines/issues/1210",
            "internal error: process exited while connecting to monitor: qemu-system-x86_64: warning: Spice: "
            "reds_init_socket: getaddrinfo(::1,5913): Address family for hostname not supported\nqemu-system-x86_64: "
            "failed to initialize spice server",
            Cure::None, ""},
        {"no port left", "libvirt 9.0", "internal error: Unable to find an unused port in range 'vnc' (5900-65535)",
            Cure::None, "vnc"},
        {"foreign address", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: -vnc "
            "192.0.2.77:0,audiodev=audio1:"
            " Failed to bind socket: Cannot assign requested address",
            Cure::None, ""},
        {"video model", "raised", "unsupported configuration: domain configuration does not support video model 'xen'",
            Cure::None, "xen"},
        {"no graphics for 3D", "libvirt 9.0", "cannot open directory '/dev/dri': No such file or directory", Cure::None,
            ""},
        // Firmware and TPM
        {"no firmware", "raised", "operation failed: Unable to find any firmware to satisfy 'efi'",
            Cure::InstallFirmware, "efi"},
        {"firmware gone", "raised",
            "operation failed: unable to find any master var store for loader: /usr/share/OVMF/GONE.fd",
            Cure::InstallFirmware, "/usr/share/OVMF/GONE.fd"},
        {"firmware file gone", "QEMU 7.2",
            "Could not open '/usr/share/OVMF/OVMF_CODE_4M.fd': No such file or directory", Cure::InstallFirmware, ""},
        {"firmware of another Linux", "libvirt 9.0",
            "Failed to open file '/usr/share/OVMF/OVMF_VARS.fd': No such file or directory", Cure::InstallFirmware, ""},
        {"ARM firmware gone", "libvirt 9.0",
            "Failed to open file '/usr/share/AAVMF/AAVMF_VARS.fd': No such file or directory", Cure::InstallFirmware,
            ""},
        {"Secure Boot on i440FX", "libvirt 9.0",
            "unsupported configuration: Secure boot is supported with q35 machine types only", Cure::None, ""},
        {"snapshot with UEFI", "raised",
            "Operation not supported: internal snapshots of a VM with pflash based firmware are not supported",
            Cure::None, ""},
        {"delete with UEFI variables", "raised", "Requested operation is not valid: cannot undefine domain with nvram",
            Cure::DeleteHere, ""},
        {"no swtpm", "libvirt 9.0", "unsupported configuration: TPM version '2.0' is not supported", Cure::InstallTpm,
            ""},
        {"swtpm not in the path", "libvirt 9.0", "Unable to find 'swtpm' binary in $PATH: No such file or directory",
            Cure::InstallTpm, ""},
        {"swtpm_setup not in the path", "libvirt 9.0",
            "Unable to find 'swtpm_setup' binary in $PATH: No such file or directory", Cure::InstallTpm, ""},
        {"swtpm refuses", "https://github.com/stefanberger/swtpm/issues/1047",
            "internal error: Could not run '/usr/bin/swtpm_setup'. exitstatus: 1; Check error log "
            "'/var/log/swtpm/libvirt/qemu/win11-swtpm.log' for details.",
            Cure::None, "/var/log/swtpm/libvirt/qemu/win11-swtpm.log"},
        {"swtpm behind AppArmor", "https://github.com/stefanberger/swtpm/issues/770",
            "internal error: Could not get process id of swtpm", Cure::None, ""},
        // Saved states
        {"saved state damaged", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: error while loading state "
            "section "
            "id 3(ram)\nqemu-system-x86_64: load of migration failed: Input/output error",
            Cure::ForgetSavedState, ""},
        {"saved state closed", "raised", "Failed to open file '/var/lib/libvirt/qemu/save/web.save': Permission denied",
            Cure::ForgetSavedState, "/var/lib/libvirt/qemu/save/web"},
        {"delete with saved state", "raised", "Refusing to undefine while domain managed save image exists",
            Cure::DeleteHere, ""},
        {"rename with saved state", "libvirt 9.0",
            "Requested operation is not valid: domain with a managed saved state can't be renamed",
            Cure::ForgetSavedState, ""},
        // Images
        {"image locked", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: -blockdev "
            "{\"node-name\":\"libvirt-1-format\",\"read-only\":false,\"driver\":\"qcow2\",\"file\":\"libvirt-1-"
            "storage\"}: "
            "Failed to get \"write\" lock\nIs another process using the image [/srv/a.qcow2]?",
            Cure::StopOtherMachine, "/srv/a.qcow2"},
        {"image locked by virtlockd", "libvirt 9.0", "resource busy: Lockspace resource '/srv/a.qcow2' is locked",
            Cure::StopOtherMachine, "/srv/a.qcow2"},
        {"image labelled for another", "libvirt 9.0",
            "Requested operation is not valid: Setting different DAC user or group on /srv/a.qcow2 which is already in "
            "use",
            Cure::StopOtherMachine, "/srv/a.qcow2"},
        {"AppArmor", "https://github.com/virt-manager/virt-manager/issues/1046",
            "internal error: cannot load AppArmor profile 'libvirt-d6a03dfd-6e5c-43aa-b0b2-f062a7fb5aaf'", Cure::None,
            "libvirt-d6a03dfd-6e5c-43aa-b0b2-f062a7fb5aaf"},
        {"SELinux on a share", "libvirt 9.0",
            "Setting security context 'system_u:object_r:svirt_image_t:s0' on '/nfs/a.img' not supported. Consider "
            "setting "
            "virt_use_nfs",
            Cure::None, "/nfs/a.img"},
        {"backing file gone", "raised",
            "Cannot access backing file '/srv/base.img' of storage file '/srv/over.qcow2' (as uid:64055, gid:64055): "
            "No "
            "such file or directory",
            Cure::None, "/srv/base.img"},
        {"backing format unsaid", "https://github.com/fabianlee/local-kvm-cloudimage/issues/2",
            "Requested operation is not valid: format of backing image 'focal-server-cloudimg-amd64.img' of image "
            "'/home/ubuntu/cloud-init-test/snapshot-focal-server-cloudimg.qcow2' was not specified in the image "
            "metadata "
            "(See https://libvirt.org/kbase/backing_chains.html for troubleshooting)",
            Cure::None, "/home/ubuntu/cloud-init-test/snapshot-focal-server-cloudimg.qcow2"},
        {"image closed to QEMU", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: -blockdev "
            "{\"driver\":\"file\"}: "
            "Could not open '/home/lan/raw.img': Permission denied",
            Cure::ChangePermission, "/home/lan/raw.img"},
        {"folder closed to libvirt", "raised", "Cannot access storage file '/home/lan/raw.img': Permission denied",
            Cure::ChangePermission, "/home/lan/raw.img"},
        {"folder closed to QEMU's user", "raised",
            "Cannot access storage file '/home/lan/a.qcow2' (as uid:64055, gid:64055): Permission denied",
            Cure::ChangePermission, "/home/lan/a.qcow2"},
        {"disk gone", "raised",
            "Cannot access storage file '/srv/gone.qcow2' (as uid:64055, gid:64055): No such file or directory",
            Cure::None, "/srv/gone.qcow2"},
        {"ISO gone", "raised", "Cannot access storage file '/srv/gone.iso': No such file or directory", Cure::None,
            "/srv/gone.iso"},
        {"read-only medium", "QEMU 7.2", "Could not open '/mnt/cd/a.img': Read-only file system", Cure::None,
            "/mnt/cd/a.img"},
        {"not qcow2", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: -blockdev "
            "{\"driver\":\"qcow2\"}: "
            "Image is not in qcow2 format",
            Cure::None, "qcow2"},
        {"not qcow2, from a user", "https://github.com/dmacvicar/terraform-provider-libvirt/pull/261",
            "internal error: process exited while connecting to monitor: 2017-12-11T19:57:09.278580Z "
            "qemu-system-x86_64: "
            "-drive file=/var/lib/libvirt/images/template_docker,format=qcow2,if=none,id=drive-virtio-disk1: Image is "
            "not "
            "in qcow2 format",
            Cure::None, "qcow2"},
        {"header damaged", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: -blockdev "
            "{\"driver\":\"qcow2\"}: "
            "Unsupported cluster size: 2^1431192934",
            Cure::None, ""},
        {"marked corrupt", "QEMU 7.2", "qcow2: Image is corrupt; cannot be opened read/write", Cure::None, ""},
        {"made by a newer QEMU", "QEMU 7.2", "Unsupported qcow2 feature(s): Unknown incompatible feature: 20",
            Cure::None, "Unknown incompatible feature: 20"},
        {"block job", "libvirt 9.0", "resource busy: disk 'vda' already in active block job", Cure::None, "vda"},
        // Storage
        {"pool inactive", "raised", "Requested operation is not valid: storage pool 'images' is not active",
            Cure::StartPool, "images"},
        {"pool of a disk inactive", "raised",
            "unsupported configuration: storage pool 'images' containing volume 'x' is not active", Cure::StartPool,
            "images"},
        {"pool gone", "raised", "Storage pool not found: no storage pool with matching name 'images'", Cure::None,
            "images"},
        {"pool's folder gone", "raised", "cannot open directory '/srv/pool': No such file or directory", Cure::None,
            "/srv/pool"},
        {"share not mounted", "raised",
            "internal error: Child process (/bin/mount -o nodev,nosuid,noexec h.invalid:/x /srv/pool) unexpected exit "
            "status 32: mount: /srv/pool: must be superuser to use mount.\n",
            Cure::None, ""},
        {"volume exists", "raised", "storage volume 'x' exists already", Cure::ChooseOtherName, "x"},
        {"volume gone", "raised", "Storage volume not found: no storage vol with matching path 'y'", Cure::None, "y"},
        {"volume in use", "libvirt 9.0", "Requested operation is not valid: volume 'x' is still in use.", Cure::None,
            "x"},
        {"pool exists", "raised",
            "operation failed: pool 'p' already exists with uuid d9545d6b-45ed-4cc0-a683-869af1f83b93",
            Cure::ChooseOtherName, "p"},
        {"pool in use", "raised", "Requested operation is not valid: storage pool 'p' is still active", Cure::None,
            "p"},
        {"pool runs already", "raised", "Requested operation is not valid: storage pool 'p' is already active",
            Cure::LookAgain, "p"},
        {"disk full", "raised", "cannot allocate 4294967296 bytes in file '/srv/pool/big': No space left on device",
            Cure::FreeSpace, ""},
        {"quota", "libvirt 9.0", "cannot fill file '/home/lan/a.img': Disk quota exceeded", Cure::FreeSpace, ""},
        {"pool too small", "libvirt 9.0", "internal error: Not enough free space in pool for volume 'big'",
            Cure::FreeSpace, ""},
        {"file too large", "raised", "cannot extend file '/srv/pool/big': File too large", Cure::None, "/srv/pool/big"},
        // Networks
        {"network inactive", "raised", "Requested operation is not valid: network 'default' is not active",
            Cure::StartNetwork, "default"},
        {"network inactive, from a user", "https://github.com/virt-manager/virt-manager/issues/351",
            "network 'default' is not active", Cure::StartNetwork, "default"},
        {"network gone", "raised", "Network not found: no network with matching name 'default'", Cure::None, "default"},
        {"addresses in use", "https://github.com/cockpit-project/cockpit/issues/14942",
            "internal error: Network is already in use by interface eno1", Cure::None, "eno1"},
        {"bridge in use", "https://github.com/kimchi-project/kimchi/issues/302",
            "internal error: bridge name 'virbr0' already in use.", Cure::None, "virbr0"},
        {"bridge left over", "https://github.com/vagrant-libvirt/vagrant-libvirt/issues/1204",
            "error creating bridge interface virbr1: File exists", Cure::None, "virbr1"},
        {"network needs rights", "raised", "error creating bridge interface virbr9: Operation not permitted",
            Cure::None, "virbr9"},
        {"dnsmasq in the way", "dnsmasq 2.90",
            "internal error: Child process (/usr/sbin/dnsmasq --conf-file=/var/lib/libvirt/dnsmasq/default.conf) "
            "unexpected exit status 2: \ndnsmasq: failed to create listening socket for 192.168.122.1: Address already "
            "in "
            "use\n",
            Cure::None, "192.168.122.1"},
        {"no dnsmasq", "libvirt 9.0", "Unable to find 'dnsmasq' binary in $PATH: No such file or directory", Cure::None,
            ""},
        {"firewall", "libvirt 9.0",
            "internal error: Failed to apply firewall rules /usr/sbin/iptables -w --table filter --list-rules: "
            "iptables: "
            "Permission denied",
            Cure::None, ""},
        {"bridge helper", "raised",
            "/usr/lib/qemu/qemu-bridge-helper --br=br77 --fd=31: failed to communicate with bridge helper: "
            "stderr=failed "
            "to parse default acl file `/etc/qemu/bridge.conf'\n: Transport endpoint is not connected",
            Cure::None, "br77"},
        {"tap device", "raised", "Unable to create tap device vnet0: Operation not permitted", Cure::None, ""},
        {"tap devices closed", "raised", "Unable to open /dev/net/tun, is tun module loaded?: Permission denied",
            Cure::None, ""},
        {"network card gone", "raised", "Unable to get index for interface eth77: No such device", Cure::None, "eth77"},
        {"virtual cards used up", "libvirt 9.0", "internal error: No usable Vf's present on SRIOV PF eth3", Cure::None,
            "eth3"},
        {"MAC taken", "libvirt 9.0",
            "Requested operation is not valid: there is an existing dhcp host entry in network 'default' that matches "
            "\"<host mac='52:54:00:00:00:01' name='a' ip='192.168.122.4'/>\"",
            Cure::None, "default"},
        {"network exists", "libvirt 9.0",
            "operation failed: network 'default' already exists with uuid 81ff0d90-c91e-6742-64da-4a736edb9a9b",
            Cure::ChooseOtherName, "default"},
        // Hardware
        {"no KVM", "raised",
            "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'kvm'",
            Cure::SwitchToEmulation, ""},
        {"no KVM in the kernel", "QEMU 7.2",
            "Could not access KVM kernel module: No such file or directory\nqemu-system-x86_64: failed to initialize "
            "kvm: "
            "No such file or directory",
            Cure::SwitchToEmulation, ""},
        {"QEMU without KVM", "QEMU 7.2", "qemu-system-x86_64: -accel kvm: invalid accelerator kvm",
            Cure::SwitchToEmulation, ""},
        {"KVM off in the firmware", "libvirt 9.0",
            "unsupported configuration: Domain requires KVM, but it is not available. Check that virtualization is "
            "enabled "
            "in the host BIOS, and host configuration is setup to load the kvm modules.",
            Cure::SwitchToEmulation, ""},
        {"host processor without KVM", "raised",
            "unsupported configuration: CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not "
            "supported "
            "by hypervisor",
            Cure::SwitchToEmulation, "host-passthrough"},
        {"processor unknown", "raised", "internal error: Unknown CPU model Fantasy", Cure::None, "Fantasy"},
        {"processor too new", "raised",
            "operation failed: guest CPU doesn't match specification: extra features: hypervisor,lahf_lm, missing "
            "features: vmx,avx512f",
            Cure::None, "vmx,avx512f"},
        {"processor features, from a user", "https://github.com/Fmstrat/winapps/issues/42",
            "operation failed: guest CPU doesn't match specification: missing features: ss,fma,movbe,aes", Cure::None,
            "ss,fma,movbe,aes"},
        {"machine type unknown", "raised",
            "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support machine type "
            "'pc-q35-99.9'",
            Cure::None, "pc-q35-99.9"},
        {"emulator gone", "raised", "Cannot check QEMU binary /usr/bin/qemu-system-gone: No such file or directory",
            Cure::InstallEmulator, "/usr/bin/qemu-system-gone"},
        {"no emulator for it", "raised", "unsupported configuration: No emulator found for arch 'aarch64'",
            Cure::InstallEmulator, "aarch64"},
        {"no huge pages", "raised",
            "internal error: hugetlbfs filesystem is not mounted or disabled by administrator config", Cure::None, ""},
        {"too little memory", "raised",
            "internal error: qemu unexpectedly closed the monitor: qemu-system-x86_64: cannot set up guest memory "
            "'pc.ram': Cannot allocate memory",
            Cure::None, ""},
        {"too many processors", "raised",
            "unsupported configuration: Maximum CPUs greater than specified machine type limit 288", Cure::None, "288"},
        {"no slot left", "libvirt 9.0", "internal error: No more available PCI slots", Cure::None, ""},
        {"address twice", "raised", "XML error: Attempted double use of PCI Address 0000:00:05.0", Cure::None,
            "0000:00:05.0"},
        {"virtiofs for users", "raised", "unsupported configuration: virtiofs is not yet supported in session mode",
            Cure::None, ""},
        {"no virtiofsd", "libvirt 9.0", "operation failed: Unable to find a satisfying virtiofsd", Cure::None, ""},
        {"limits for users", "libvirt 9.0", "Operation not supported: Memory tuning is not available in session mode",
            Cure::None, ""},
        // Devices of the host
        {"group not viable", "https://github.com/kubevirt/kubevirt/issues/6718",
            "internal error: qemu unexpectedly closed the monitor: 2021-11-03T08:06:48.563014Z qemu-kvm: -device "
            "vfio-pci,host=0000:01:00.0,id=ua-gpu1,bus=pci.5,addr=0x0: vfio 0000:01:00.0: group 1 is not "
            "viable\nPlease "
            "ensure all devices within the iommu_group are bound to their vfio bus driver.",
            Cure::None, "0000:01:00.0"},
        {"no IOMMU", "raised", "unsupported configuration: host doesn't support passthrough of host PCI devices",
            Cure::None, ""},
        {"device in use", "libvirt 9.0",
            "Requested operation is not valid: PCI device 0000:01:00.0 is in use by driver QEMU, domain games",
            Cure::StopOtherMachine, "0000:01:00.0"},
        {"USB device gone", "libvirt 9.0", "operation failed: Did not find USB device 1234:5678", Cure::None,
            "1234:5678"},
        {"no USB controller", "raised",
            "unsupported configuration: Can't add host USB device: USB is disabled in this host", Cure::None, ""},
        // The machine itself
        {"agent silent", "raised", "Guest agent is not responding: QEMU guest agent is not connected", Cure::None, ""},
        {"no agent's channel", "raised", "argument unsupported: QEMU guest agent is not configured", Cure::None, ""},
        {"busy", "libvirt 9.0",
            "Timed out during operation: cannot acquire state change lock (held by "
            "monitor=remoteDispatchDomainGetBlockInfo)",
            Cure::LookAgain, ""},
        {"is being moved", "libvirt 9.0", "operation failed: another migration job is already running for domain 'web'",
            Cure::LookAgain, "web"},
        {"delete with snapshots", "raised",
            "Requested operation is not valid: cannot delete inactive domain with 1 snapshots", Cure::DeleteHere, "1"},
        {"rename while it runs", "raised", "Requested operation is not valid: cannot rename active domain", Cure::None,
            ""},
        {"slash in the name", "raised", "XML error: name a/b cannot contain '/'", Cure::ChooseOtherName, "a/b"},
        {"UUID taken", "raised",
            "operation failed: domain 'one' is already defined with uuid 4ab63bd1-abe3-4250-a02d-e5f662ea8d7a",
            Cure::LookAtMachine, "one"},
        {"name taken", "raised",
            "operation failed: domain 'one' already exists with uuid 4ab63bd1-abe3-4250-a02d-e5f662ea8d7a",
            Cure::ChooseOtherName, "one"},
        {"runs already", "raised", "Requested operation is not valid: domain is already running", Cure::LookAgain, ""},
        {"does not run", "raised", "Requested operation is not valid: domain is not running", Cure::LookAgain, ""},
        {"machine gone", "raised",
            "Domain not found: no domain with matching uuid '1b4e28ba-2fa1-11d2-883f-0016d3cca427'", Cure::LookAgain,
            ""},
        {"QEMU ended silently", "libvirt 9.0", "internal error: qemu unexpectedly closed the monitor", Cure::None, ""},
        {"QEMU silent", "https://github.com/Seitanas/kvm-vdi/issues/81", "monitor socket did not show up", Cure::None,
            ""},
    };
    return messages;
}

} // namespace domus
