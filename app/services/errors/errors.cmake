# The causes that failures are explained by, a file for each theme. Included by app/services/CMakeLists.txt.
target_sources(domus_services PRIVATE
    errors/allcauses.cpp errors/cause.h
    errors/connectioncauses.cpp
    errors/cureoperations.cpp errors/cureoperations.h
    errors/displaycauses.cpp
    errors/firmwarecauses.cpp
    errors/hardwarecauses.cpp
    errors/imagecauses.cpp
    errors/logincauses.cpp
    errors/machinestatecauses.cpp
    errors/networkcauses.cpp
    errors/numberedcauses.cpp errors/virnumbers.h
    errors/plainwords.cpp errors/plainwords.h
    errors/said.cpp errors/said.h
    errors/storagecauses.cpp)
