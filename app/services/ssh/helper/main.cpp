// SPDX-License-Identifier: GPL-3.0-or-later
// What ssh and libvirt start on behalf of Domus, by two names in the private folder of one SSH connection:
//   FOLDER/askpass PROMPT         ssh's question: handed to the window, whose answer goes to ssh
//   FOLDER/ssh ... -- HOST WORDS  libvirt's ssh: joins the connection that stands already, and makes none of its own
// No Qt: it is started for each lane, and has to be there at once.
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// A connected socket, or -1: the path is that of a socket in the folder.
int connectTo(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) {
        return -1;
    }
    path.copy(static_cast<char*>(address.sun_path), path.size());
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    // The kernel wants the family's own address type by that of all.
    if (socket >= 0 && ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

bool sendAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
}

/// ssh only tells that a key wants to be touched, and ends this when it was.
[[noreturn]] void waitToBeEnded()
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // should ssh itself be killed
    for (;;) {
        ::pause();
    }
}

int ask(const std::string& folder, std::string_view prompt)
{
    const char* kind = std::getenv("SSH_ASKPASS_PROMPT"); // NOLINT(concurrency-mt-unsafe): one thread
    if (kind != nullptr && std::strcmp(kind, "none") == 0) {
        waitToBeEnded();
    }
    const char* token = std::getenv("DOMUS_ASKPASS_TOKEN"); // NOLINT(concurrency-mt-unsafe): one thread
    const int socket = connectTo(folder + "/prompts");
    if (socket < 0 || token == nullptr) {
        return 1;
    }
    if (!sendAll(socket, token) || !sendAll(socket, "\n") || !sendAll(socket, prompt)) {
        return 1;
    }
    ::shutdown(socket, SHUT_WR);
    std::string answer;
    std::array<char, 512> piece{};
    for (ssize_t size = 0; (size = ::recv(socket, piece.data(), piece.size(), 0)) > 0;) {
        answer.append(piece.data(), static_cast<size_t>(size));
    }
    if (answer.empty() || answer.front() != '+') {
        return 1; // the user gave up
    }
    answer.erase(0, 1);
    answer += '\n';
    return std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size() ? 0 : 1;
}

int join(const std::string& folder, const std::vector<char*>& words)
{
    size_t at = 0;
    while (at < words.size() && std::strcmp(words[at], "--") != 0) {
        ++at;
    }
    if (at + 2 >= words.size()) {
        std::fputs("domus-ssh: no command to run\n", stderr);
        return 255;
    }
    const std::string control = folder + "/control";
    const int standing = connectTo(control);
    if (standing < 0) {
        std::fputs("domus-ssh: the SSH connection has ended\n", stderr);
        return 255;
    }
    ::close(standing);
    const std::string program = folder + "/program";
    // Should it end this very moment: no question, no second login that waits for ever. Nor a connection of its own
    // where the standing one has no room: that would be to the wrong port, as the wrong user.
    std::vector<std::string> line{"ssh", "-T", "-S", control, "-o", "ControlMaster=no", "-o", "BatchMode=yes", "-o",
        "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=5", "-o", "RemoteCommand=none", "-o",
        "ClearAllForwardings=yes", "-o", "ProxyCommand=false", "-e", "none", "--"};
    line.insert(line.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    std::vector<char*> arguments;
    arguments.reserve(line.size() + 1);
    for (std::string& word : line) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    ::execv(program.c_str(), arguments.data());
    std::perror("domus-ssh");
    return 255;
}

} // namespace

int main(int count, char** values)
{
    const std::vector<char*> words(values, values + count);
    const std::string self = words.empty() ? std::string() : words.front();
    const size_t slash = self.rfind('/');
    const std::string folder = slash == std::string::npos ? std::string() : self.substr(0, slash);
    const std::string name = slash == std::string::npos ? self : self.substr(slash + 1);
    if (!folder.empty() && name == "askpass" && words.size() == 2) {
        return ask(folder, words[1]);
    }
    if (!folder.empty() && name == "ssh") {
        return join(folder, words);
    }
    std::fputs("domus-ssh is started by ssh and libvirt for Domus and does nothing by itself.\n", stderr);
    return 2;
}
