# Domus's own SSH connection to a host. Included by app/services/CMakeLists.txt.
target_sources(domus_services PRIVATE
    ssh/askpassdesk.cpp ssh/askpassdesk.h
    ssh/sshdriver.cpp ssh/sshdriver.h
    ssh/sshlinks.cpp ssh/sshlinks.h
    ssh/sshmaster.cpp ssh/sshmaster.h
    ssh/sshtarget.cpp ssh/sshtarget.h
    ssh/sshwords.cpp ssh/sshwords.h)
add_subdirectory(ssh/helper)
